// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A joinable thread at the end of its own scope, which comes before that of the
// function.

#include <thread>

int work();
bool ready();
void check_ready() {
  if (!ready())
    throw 1;
}

void thrown_out_of_its_scope() {
  try {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 't' is not awaited on every path, which terminates the program
    if (!ready())
      throw 1;
    t.join();
  } catch (int) {
    work();
  }
}

void a_callee_throws_out_of_its_scope() {
  try {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 't' is not awaited on every path, which terminates the program
    check_ready();
    t.join();
  } catch (...) {
    work();
  }
}

void next_round() {
  for (int i = 0; i < 3; ++i) {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 't' is not awaited on every path, which terminates the program
    if (ready())
      continue;
    t.join();
  }
}

void silent_joined_in_the_handler() {
  std::thread t(work);
  try {
    check_ready();
  } catch (...) {
    t.join();
    throw;
  }
  t.join();
}
