/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* ZeroMQ without network.  As a deprecated close may, zmq_term does less than
 * its successor. */
#ifndef ZMQ_H
#define ZMQ_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct zmq_msg_t {
  unsigned char _[64];
} zmq_msg_t;

#define ZMQ_REQ 3
void *zmq_ctx_new(void);
int zmq_ctx_term(void *context);
int zmq_ctx_destroy(void *context);
int zmq_term(void *context);
void *zmq_socket(void *context, int type);
int zmq_close(void *socket);
/* "refused" fails. */
int zmq_connect(void *socket, const char *address);
int zmq_msg_init_size(zmq_msg_t *message, size_t size);
void *zmq_msg_data(zmq_msg_t *message);
/* Takes the message when it succeeds; flags of 1 fail. */
int zmq_msg_send(zmq_msg_t *message, void *socket, int flags);
int zmq_msg_close(zmq_msg_t *message);

#ifdef __cplusplus
}
#endif
#endif
