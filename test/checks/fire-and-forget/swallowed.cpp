// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>

std::future<int> start();

int swallowed() {
  std::future<int> f = start();
  // CHECK-MESSAGES: :[[@LINE+3]]:5: warning: the failure of the task that is awaited here is thrown away; 'catch (...)' does nothing
  try {
    return f.get();
  } catch (...) {}
  // CHECK-FIXES:   } catch (...) { throw; }
  return 0;
}
