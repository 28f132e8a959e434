// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A task that a function takes by value is its own.

#include <future>
#include <thread>

bool ready();
void log(const char *text);

int one_path_forgets(std::future<int> answer) {
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'answer' is not awaited on every path, so its result and its errors are lost
  if (!ready())
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: still not awaited when the function is left here
    return -1;
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     answer.get();
  return answer.get();
}

void a_thread_dies_joinable(std::thread worker, bool wait) {
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'worker' is not awaited on every path, which terminates the program
  if (wait)
    worker.join();
  else
    log("busy");
  // CHECK-FIXES:   if (worker.joinable()) worker.join();
}

void an_exception_leaves_a_thread(std::thread worker) {
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'worker' is not awaited on every path, which terminates the program
  if (!ready())
    throw 1;
  worker.join();
}

void of_a_lambda() {
  auto ask = [](std::future<int> answer) {
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'answer' is not awaited on every path
    if (ready())
      answer.get();
  };
  ask(std::future<int>());
}
