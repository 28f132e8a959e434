// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s -- -std=c++17
//
// Who runs a callback, or asks for a task, must not be held up: no edit waits there.
#include <functional>
#include <future>

std::future<int> start();
void later(std::function<void()> callback);
void report();

void in_a_callback() {
  later([] {
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'start' returns is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the task and await it; no edit: to wait here would hold up who runs it
  });
}

std::future<int> where_a_task_is_given() {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the task and await it; no edit: to wait here would hold up who runs it
  return start();
}

class Session {
public:
  ~Session() {
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'start' returns is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the task and await it; no edit: to wait here would hold up who runs it
  }
};

void in_a_closure_of_our_own() {
  const auto run = [] {
    // CHECK-FIXES:     start().get();
    start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'start' returns is discarded
  };
  run();
}

void swallowed_in_a_callback(std::future<int> &f) {
  later([&f] {
    try {
      f.get();
    } catch (...) {
    }
    // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: the failure of the task that is awaited here is thrown away; 'catch (...)' does nothing
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: report it, or let it through to somebody who does; no edit: 'throw' would skip what follows
  });
}

void swallowed_before_more(std::future<int> &f) {
  try {
    f.get();
  } catch (...) {
  }
  // CHECK-MESSAGES: :[[@LINE-2]]:5: warning: the failure of the task that is awaited here is thrown away; 'catch (...)' does nothing
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: report it, or let it through to somebody who does; no edit: 'throw' would skip what follows
  report();
}
