/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <event2/bufferevent.h>

#include "ledger.h"

static const char event_base_kind[] = "libevent base",
                  bufferevent_kind[] = "libevent buffered socket";

struct bufferevent {
  int fd;
};

struct event_base *event_base_new(void) {
  return (struct event_base *)ledger_new(event_base_kind, 8);
}
void event_base_free(struct event_base *base) {
  ledger_delete(event_base_kind, base);
}

int __real_close(int fd);
struct bufferevent *bufferevent_socket_new(struct event_base *base,
                                           evutil_socket_t fd, int options) {
  if (!base || !ledger_use(event_base_kind, base) || fd < 0)
    return 0;
  struct bufferevent *b =
      (struct bufferevent *)ledger_new(bufferevent_kind, sizeof *b);
  b->fd = options & BEV_OPT_CLOSE_ON_FREE ? fd : -1;
  if (b->fd >= 0)
    ledger_close("descriptor", LEDGER_NUMBER(fd));
  return b;
}
int bufferevent_enable(struct bufferevent *b, short events) {
  return ledger_use(bufferevent_kind, b) && events > 0 ? 0 : -1;
}
void bufferevent_free(struct bufferevent *b) {
  if (ledger_holds(bufferevent_kind, b) && b->fd >= 0)
    __real_close(b->fd);
  ledger_delete(bufferevent_kind, b);
}
