/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_ZMQ_H
#define MOCK_ZMQ_H
#pragma GCC system_header

#include <errno.h>
#include <mock_decls.h>
#include <stddef.h>

MOCK_BEGIN_DECLS

#define ZMQ_IO_THREADS 1
#define ZMQ_PUB 1
#define ZMQ_SUB 2
#define ZMQ_REQ 3
#define ZMQ_REP 4
#define ZMQ_PULL 7
#define ZMQ_PUSH 8
#define ZMQ_SUBSCRIBE 6
#define ZMQ_LINGER 17
#define ZMQ_DONTWAIT 1
#define ZMQ_SNDMORE 2
typedef struct zmq_msg_t {
  unsigned char _[64] __attribute__((__aligned__(sizeof(void *))));
} zmq_msg_t;
typedef void(zmq_free_fn)(void *data, void *hint);

int zmq_errno(void);
const char *zmq_strerror(int errnum);
void *zmq_ctx_new(void);
#ifndef MOCK_ZMQ_3 /* a test may ask for the version before it */
int zmq_ctx_term(void *context);
#endif
int zmq_ctx_shutdown(void *context);
int zmq_ctx_set(void *context, int option, int optval);
int zmq_ctx_get(void *context, int option);
void *zmq_init(int io_threads);
int zmq_term(void *context);
int zmq_ctx_destroy(void *context);
int zmq_msg_init(zmq_msg_t *msg);
int zmq_msg_init_size(zmq_msg_t *msg, size_t size);
int zmq_msg_init_data(zmq_msg_t *msg, void *data, size_t size, zmq_free_fn *ffn,
                      void *hint);
int zmq_msg_send(zmq_msg_t *msg, void *s, int flags);
int zmq_msg_recv(zmq_msg_t *msg, void *s, int flags);
int zmq_msg_close(zmq_msg_t *msg);
void *zmq_msg_data(zmq_msg_t *msg);
size_t zmq_msg_size(const zmq_msg_t *msg);
void *zmq_socket(void *context, int type);
int zmq_close(void *s);
int zmq_setsockopt(void *s, int option, const void *optval, size_t optvallen);
int zmq_bind(void *s, const char *addr);
int zmq_connect(void *s, const char *addr);
int zmq_send(void *s, const void *buf, size_t len, int flags);
int zmq_recv(void *s, void *buf, size_t len, int flags);
void *zmq_poller_new(void);
int zmq_poller_destroy(void **poller_p);

MOCK_END_DECLS

#endif
