// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Macros that only repeat what they are given, and macros that start the task
// themselves, whatever their names.

#include <future>

std::future<int> start();

#define TRACED(statement) statement
#define EXPECT_QUIET start()

void repeated() {
  TRACED(start());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded, so its result and its errors are lost
}

void made_by_the_macro_itself() {
  EXPECT_QUIET;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded, so its result and its errors are lost
}
