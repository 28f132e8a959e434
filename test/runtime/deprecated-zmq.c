// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An old name that does less than its successor.
// RUN: %check_runtime %s
// LEDGER: ZeroMQ reaper thread: 2 of 3 never closed
#include <stdio.h>
#include <zmq.h>

static int talk(const char *address, int how) {
  void *context = zmq_ctx_new();
  void *socket = zmq_socket(context, ZMQ_REQ);
  int status = zmq_connect(socket, address);
  zmq_close(socket);
  if (how == 0)
    zmq_term(context);
  else if (how == 1)
    return zmq_ctx_destroy(context) + status;
  else
    zmq_ctx_term(context);
  return status;
}

int main(void) {
  printf("%d %d %d\n", talk("a", 0), talk("refused", 1), talk("a", 2));
  return 0;
}
