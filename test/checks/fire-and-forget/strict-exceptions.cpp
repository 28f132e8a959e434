// RUN: %check_test --fix-notes --config '{CheckOptions: [{key: closecall-fire-and-forget.StrictExceptions, value: true}]}' %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <thread>

int work();
void may_throw();
void does_not() noexcept;

void any_call_may_throw() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 't' is not awaited on every path, which terminates the program
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: still not awaited when an exception leaves the function here
  may_throw();
  t.join();
}

void silent_noexcept() {
  std::thread t(work);
  does_not();
  t.join();
}
