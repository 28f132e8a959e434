// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Threads declared in the head of a statement end with it: behind it nothing can
// wait for them, so there is no edit.

#include <thread>

void work();

int in_if(int k) {
  if (std::thread t(work); k > 1)
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 't' is never awaited
    return 1;
  return 2;
}

int in_for(int k) {
  for (std::thread t(work); k < 3; ++k) {
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 't' is never awaited
    if (k == 2)
      return 1;
  }
  return 2;
}

int in_switch(int k) {
  switch (std::thread t(work); k) {
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 't' is never awaited
  case 0:
    return 1;
  default:
    break;
  }
  return 2;
}

int in_block(int k) {
  {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 't' is never awaited
    if (k == 2)
      return 1;
    // CHECK-FIXES: {{^}}    const auto t_waits_action = [&] { if (t.joinable()) t.join(); };
  }
  return 2;
}
