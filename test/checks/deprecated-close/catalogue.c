// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <libpq-fe.h>
#include <zmq.h>

void renamed(void *context) {
  zmq_term(context);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_term' is deprecated
  // CHECK-FIXES:   zmq_ctx_term(context);
}

void (*as_callback(void))(void *) {
  return (void (*)(void *))zmq_ctx_destroy;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'zmq_ctx_destroy' is deprecated
  // CHECK-FIXES:   return (void (*)(void *))zmq_ctx_term;
}

void macro_of_the_library(PGnotify *notification) {
  PQfreeNotify(notification);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'PQfreeNotify' is deprecated
  // CHECK-FIXES:   PQfreemem(notification);
}

#define CLOSE(c) zmq_term(c)
void inside_a_macro(void *context) {
  CLOSE(context);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'zmq_term' is deprecated
  // CHECK-FIXES:   CLOSE(context);
}
