/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* libevent's buffered sockets. */
#ifndef EVENT2_BUFFEREVENT_H
#define EVENT2_BUFFEREVENT_H
#ifdef __cplusplus
extern "C" {
#endif

#define BEV_OPT_CLOSE_ON_FREE 1
typedef int evutil_socket_t;
struct event_base;
struct bufferevent;
struct event_base *event_base_new(void);
void event_base_free(struct event_base *base);
/* With BEV_OPT_CLOSE_ON_FREE it takes the descriptor; fails below 0. */
struct bufferevent *bufferevent_socket_new(struct event_base *base,
                                           evutil_socket_t fd, int options);
int bufferevent_enable(struct bufferevent *b, short events);
void bufferevent_free(struct bufferevent *b);

#ifdef __cplusplus
}
#endif
#endif
