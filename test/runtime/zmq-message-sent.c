// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A message that was sent is empty; one that was not must be closed.
// RUN: %check_runtime %s
// LEDGER: ZeroMQ message: 1 of 2 never closed
#include <stdio.h>
#include <string.h>
#include <zmq.h>

static int say(void *socket, size_t size, int flags) {
  zmq_msg_t message;
  if (zmq_msg_init_size(&message, size) != 0)
    return -1;
  memcpy(zmq_msg_data(&message), "hello", 5);
  if (zmq_msg_send(&message, socket, flags) == -1)
    return -2;
  return 0;
}

int main(void) {
  void *context = zmq_ctx_new();
  void *socket = zmq_socket(context, ZMQ_REQ);
  printf("%d %d %d\n", say(socket, 5, 0), say(socket, 5, 1), say(socket, 1000, 0));
  zmq_close(socket);
  zmq_ctx_term(context);
  return 0;
}
