// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sends the day's figures to a collector, and gives everything back, it seems.
#include <stdio.h>
#include <string.h>
#include <zmq.h>

struct figure {
  const char *name;
  long value;
};

static int send_figure(void *socket, const struct figure *f) {
  char line[60];
  zmq_msg_t message;
  int size = snprintf(line, sizeof line, "%s=%ld", f->name, f->value);
  if (size < 0 || zmq_msg_init_size(&message, (size_t)size) != 0)
    return -1;
  memcpy(zmq_msg_data(&message), line, (size_t)size);
  if (zmq_msg_send(&message, socket, 0) < 0) {
    zmq_msg_close(&message);
    return -2;
  }
  return 0;
}

int report(const char *collector, const struct figure *figures, int count) {
  int sent = 0;
  void *socket;
  void *context = zmq_ctx_new();
  if (!context)
    return -1;
  socket = zmq_socket(context, ZMQ_REQ);
  if (!socket) {
    zmq_term(context);
    return -1;
  }
  if (zmq_connect(socket, collector) == 0)
    for (int i = 0; i < count; ++i)
      sent += send_figure(socket, &figures[i]) == 0;
  zmq_close(socket);
  zmq_term(context);
  return sent;
}
