/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <zmq.h>

#include "ledger.h"

#include <string.h>

static const char zmq_context[] = "ZeroMQ context",
                  zmq_socket_kind[] = "ZeroMQ socket",
                  zmq_message[] = "ZeroMQ message",
                  zmq_thread[] = "ZeroMQ reaper thread";

void *zmq_ctx_new(void) {
  void *context = ledger_new(zmq_context, 8);
  ledger_open(zmq_thread, context);
  return context;
}
int zmq_ctx_term(void *context) {
  if (!context)
    return -1;
  ledger_close(zmq_thread, context);
  ledger_delete(zmq_context, context);
  return 0;
}
/* Both old names leave the thread behind. */
int zmq_term(void *context) {
  ledger_delete(zmq_context, context);
  return 0;
}
int zmq_ctx_destroy(void *context) { return zmq_term(context); }
void *zmq_socket(void *context, int type) {
  return ledger_use(zmq_context, context) && type >= 0
             ? ledger_new(zmq_socket_kind, 8)
             : NULL;
}
int zmq_close(void *socket) {
  if (!socket)
    return -1;
  ledger_delete(zmq_socket_kind, socket);
  return 0;
}
int zmq_connect(void *socket, const char *address) {
  return ledger_use(zmq_socket_kind, socket) && !strstr(address, "refused")
             ? 0
             : -1;
}
int zmq_msg_init_size(zmq_msg_t *message, size_t size) {
  if (size > sizeof message->_)
    return -1;
  memset(message, 0, sizeof *message);
  ledger_open(zmq_message, message);
  return 0;
}
void *zmq_msg_data(zmq_msg_t *message) {
  return ledger_use(zmq_message, message) ? message->_ : NULL;
}
int zmq_msg_send(zmq_msg_t *message, void *socket, int flags) {
  if (!ledger_use(zmq_message, message) ||
      !ledger_use(zmq_socket_kind, socket) || flags == 1)
    return -1;
  ledger_close(zmq_message, message);
  return 5;
}
int zmq_msg_close(zmq_msg_t *message) {
  return ledger_close(zmq_message, message) ? 0 : -1;
}
