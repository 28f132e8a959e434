// RUN: %check_test %s -- -std=c++20
// REQUIRES: llvm-at-least-16
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <coroutine>
#include <vector>

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  Task(Task &&) noexcept;
  ~Task();
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  std::coroutine_handle<> handle() const;
};

Task refresh();

void lazy() {
  refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'refresh' returns is discarded, so the work never starts
  (void)refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task that 'refresh' returns is discarded, so the work never starts
}

Task one_arm(bool now) {
  auto task = refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'task' is not awaited on every path, so the work never starts
  if (now)
    co_await task;
}

Task collected() {
  std::vector<Task> tasks;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the tasks in 'tasks' are never awaited, so the work never starts
  tasks.push_back(refresh());
  co_return;
}

Task silent_awaited() {
  auto task = refresh();
  co_await task;
}

void silent_resumed_by_its_handle() {
  auto task = refresh();
  task.handle().resume();
}
