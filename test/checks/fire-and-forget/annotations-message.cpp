// RUN: %check_test %s -- -I%S/../../../include
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Nobody knows how such tasks are awaited: a finding, and no edit.

#include "closecall/annotations.h"

struct Handle {};
CLOSECALL_MUST_AWAIT Handle post(int number);
CLOSECALL_MUST_AWAIT int enqueue(int number);

void discarded() {
  post(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'post' returns is discarded, so its result and its errors are lost
  enqueue(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'enqueue' returns is discarded, so its result and its errors are lost
}
