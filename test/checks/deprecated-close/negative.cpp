// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <zmq.h>

struct Session {
  [[deprecated("use name()")]] const char *title();
  void close();
};

void silent_current_call(void *context) { zmq_ctx_term(context); }

const char *silent_not_a_close(Session &s) { return s.title(); }

void silent_method_of_that_name(Session &s) { s.close(); }
