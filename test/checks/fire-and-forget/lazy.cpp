// RUN: %check_test %s -- -std=c++20
// REQUIRES: llvm-at-least-16
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <coroutine>

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};

Task refresh();

void lazy() {
  refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'refresh' returns is discarded, so the work never starts
  (void)refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task that 'refresh' returns is discarded, so the work never starts
}
