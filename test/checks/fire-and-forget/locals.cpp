// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <thread>

int work();
bool ready();
std::future<int> start();

int early_return(bool quick) {
  std::future<int> f = std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'f' is not awaited on every path, so its destructor waits and its errors are lost
  if (quick)
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: still not awaited when the function is left here
    return 1;
  // CHECK-FIXES:   if (quick) {
  // CHECK-FIXES:     f.get();
  // CHECK-FIXES-NEXT:     return 1;
  // CHECK-FIXES-NEXT:   }
  return f.get();
}

void never_asked() {
  std::future<int> f = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'f' is never awaited, so its result and its errors are lost
  work();
  // CHECK-FIXES:   work();
  // CHECK-FIXES:   f.get();
  // CHECK-FIXES-NEXT: }
}

void assigned_later(bool begin) {
  std::future<int> f;
  if (begin)
    f = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'f' is never awaited, so its result and its errors are lost
  work();
  // CHECK-FIXES:   if (f.valid()) f.get();
}

void lost_in_a_loop(bool skip) {
  while (ready()) {
    auto f = start();
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'f' is not awaited on every path, so its result and its errors are lost
    if (skip)
      continue;
    f.get();
    // CHECK-FIXES:     auto f = start();
    // CHECK-FIXES-NEXT:     const auto f_waits_action = [&] { if (f.valid()) f.wait(); };
    // CHECK-FIXES-NEXT:     const struct f_waits_type { decltype(f_waits_action) &run; ~f_waits_type() { run(); } } f_waits{f_waits_action};
  }
}

void joinable_at_the_end_of_its_scope(bool begin) {
  if (begin) {
    std::thread t(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 't' is never awaited, which terminates the program
    work();
    // CHECK-FIXES:     if (t.joinable()) t.join();
    // CHECK-FIXES-NEXT:   }
  }
  work();
}

void an_exception_leaves_it() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 't' is not awaited on every path, which terminates the program
  if (!ready())
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: still not awaited when an exception leaves the function here
    throw 1;
  t.join();
}

void check_ready() {
  if (!ready())
    throw 1;
}

void an_exception_of_a_callee_leaves_it() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 't' is not awaited on every path, which terminates the program
  check_ready();
  t.join();
  // CHECK-FIXES:   std::thread t(work);
  // CHECK-FIXES-NEXT:   const auto t_waits_action = [&] { if (t.joinable()) t.join(); };
}

void many_threads() {
  std::thread a(work);
  std::thread b(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'b' is never awaited, which terminates the program
  a.join();
  // CHECK-FIXES:   a.join();
  // CHECK-FIXES:   b.join();
}

void in_a_lambda() {
  auto run = [](bool quick) {
    std::future<int> f = start();
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'f' is not awaited on every path
    if (quick)
      return 1;
    return f.get();
  };
  run(true);
}

template <typename T> T in_a_template(T value, bool quick) {
  std::future<int> f = start();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'f' is not awaited on every path
  if (quick)
    return value;
  return f.get() + value;
}
int instance() { return in_a_template(1, ready()); }
