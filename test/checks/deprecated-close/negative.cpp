// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <zmq.h>

struct Session {
  [[deprecated("use name()")]] const char *title();
  void close();
};

void silent_current_call(void *context) { zmq_ctx_term(context); }

const char *silent_not_a_close(Session &s) { return s.title(); }

struct Old {
  [[deprecated]] void disconnect();
};
void silent_nothing_to_advise(Old &o) { o.disconnect(); }

void zmq_term(int);
void silent_own_function_of_that_name() { zmq_term(1); }

void silent_method_of_that_name(Session &s) { s.close(); }

// `end` and `term` are words of their own.
struct Stream {
  [[deprecated("use lineEnd()")]] void endl();
  void lineEnd();
  [[deprecated("use post()")]] void send();
  void post();
  [[deprecated("use find()")]] void determine();
  void find();
};
void silent_parts_of_words(Stream &s) {
  s.endl();
  s.send();
  s.determine();
}
