// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The old name as the deleter of an owner.
// RUN: %check_runtime %s
// LEDGER: ZeroMQ reaper thread: 1 of 1 never closed
#include <memory>
#include <zmq.h>

#include "print.h"

int main() {
  std::unique_ptr<void, int (*)(void *)> context(zmq_ctx_new(), &zmq_ctx_destroy);
  void *socket = zmq_socket(context.get(), ZMQ_REQ);
  out << zmq_connect(socket, "a") << '\n';
  zmq_close(socket);
}
