/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_EVENT2_EVENT_H
#define MOCK_EVENT2_EVENT_H
#pragma GCC system_header

#include <event2/util.h>
#include <mock_decls.h>

MOCK_BEGIN_DECLS

#define EV_TIMEOUT 0x01
#define EV_READ 0x02
#define EV_WRITE 0x04
#define EV_SIGNAL 0x08
#define EV_PERSIST 0x10
struct event_base;
struct event;
typedef void (*event_callback_fn)(evutil_socket_t, short, void *);

struct event_base *event_base_new(void);
void event_base_free(struct event_base *base);
int event_base_dispatch(struct event_base *base);
int event_base_loopbreak(struct event_base *base);
struct event *event_new(struct event_base *base, evutil_socket_t fd,
                        short events, event_callback_fn callback, void *arg);
void event_free(struct event *ev);
int event_add(struct event *ev, const struct timeval *timeout);
int event_del(struct event *ev);

MOCK_END_DECLS

#endif
