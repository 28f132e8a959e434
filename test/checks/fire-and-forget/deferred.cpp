// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// `std::launch::deferred` runs the function when somebody asks for its result,
// and otherwise never.

#include <future>
#include <tuple>

int work();
bool ready();

void discarded() {
  std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'async' returns is discarded, so the work never starts
  // CHECK-FIXES:   std::async(std::launch::deferred, work).get();
}

void saying_so_does_not_start_it() {
  (void)std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task that 'async' returns is discarded, so the work never starts
  std::ignore = std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task that 'async' returns is discarded, so the work never starts
  [[maybe_unused]] auto unused = std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'unused' is never awaited, so the work never starts
}

int one_path_never_asks(bool quick) {
  auto f = std::async(std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'f' is not awaited on every path, so the work never starts
  if (quick)
    return 1;
  // CHECK-FIXES:   if (quick) {
  // CHECK-FIXES-NEXT:     f.get();
  // CHECK-FIXES-NEXT:     return 1;
  return f.get();
}

std::future<int> later() { return std::async(std::launch::deferred, work); }
void a_function_that_defers() {
  later();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'later' returns is discarded, so the work never starts
}

void runs_at_once() {
  std::async(std::launch::async | std::launch::deferred, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'async' returns is discarded, so its destructor waits here and nothing runs asynchronously
}

int silent_asked(bool first) {
  auto f = std::async(std::launch::deferred, work);
  if (!first)
    return f.get();
  f.wait();
  return 0;
}
