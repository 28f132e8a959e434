// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The buffered socket takes the descriptor only with BEV_OPT_CLOSE_ON_FREE.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 3 never closed
#include <event2/bufferevent.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static int owned(struct event_base *base, int fails) {
  struct bufferevent *b;
  int s = socket(AF_UNIX, SOCK_STREAM, 0);
  if (s < 0)
    return -1;
  b = bufferevent_socket_new(fails ? NULL : base, s, BEV_OPT_CLOSE_ON_FREE);
  if (!b)
    return -2;
  bufferevent_enable(b, 2);
  bufferevent_free(b);
  return 0;
}

static int borrowed(struct event_base *base) {
  struct bufferevent *b;
  int s = socket(AF_UNIX, SOCK_STREAM, 0);
  if (s < 0)
    return -1;
  b = bufferevent_socket_new(base, s, 0);
  if (b) {
    bufferevent_enable(b, 2);
    bufferevent_free(b);
  }
  close(s);
  return 0;
}

int main(void) {
  struct event_base *base = event_base_new();
  printf("%d %d\n", owned(base, 0), borrowed(base));
  if (base)
    event_base_free(base);
  base = event_base_new();
  printf("%d\n", owned(base, 1));
  event_base_free(base);
  return 0;
}
