/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_EVENT2_BUFFEREVENT_H
#define MOCK_EVENT2_BUFFEREVENT_H
#pragma GCC system_header

#include <event2/util.h>
#include <mock_decls.h>

MOCK_BEGIN_DECLS

#define BEV_EVENT_EOF 0x10
#define BEV_EVENT_ERROR 0x20
#define BEV_EVENT_CONNECTED 0x80
struct bufferevent;
struct event_base;
struct evbuffer;
enum bufferevent_options {
  BEV_OPT_CLOSE_ON_FREE = (1 << 0),
  BEV_OPT_THREADSAFE = (1 << 1),
  BEV_OPT_DEFER_CALLBACKS = (1 << 2)
};
typedef void (*bufferevent_data_cb)(struct bufferevent *bev, void *ctx);
typedef void (*bufferevent_event_cb)(struct bufferevent *bev, short what,
                                     void *ctx);

struct bufferevent *bufferevent_socket_new(struct event_base *base,
                                           evutil_socket_t fd, int options);
int bufferevent_socket_connect(struct bufferevent *bufev,
                               const struct sockaddr *addr, int socklen);
int bufferevent_pair_new(struct event_base *base, int options,
                         struct bufferevent *pair[2]);
void bufferevent_free(struct bufferevent *bufev);
void bufferevent_setcb(struct bufferevent *bufev, bufferevent_data_cb readcb,
                       bufferevent_data_cb writecb,
                       bufferevent_event_cb eventcb, void *cbarg);
int bufferevent_enable(struct bufferevent *bufev, short event);
int bufferevent_write(struct bufferevent *bufev, const void *data, size_t size);
size_t bufferevent_read(struct bufferevent *bufev, void *data, size_t size);
struct evbuffer *bufferevent_get_input(struct bufferevent *bufev);
struct evbuffer *bufferevent_get_output(struct bufferevent *bufev);

MOCK_END_DECLS

#endif
