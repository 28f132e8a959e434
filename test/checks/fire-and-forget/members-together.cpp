// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Members of one class that nobody awaits get one destructor.

#include <thread>

void work();

class TwoThreads {
public:
  TwoThreads() : first_(work), second_(work) {}

private:
  std::thread first_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'first_' is started and never awaited
  std::thread second_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'second_' is started and never awaited
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: the edit for 'first_' awaits it, too
  // CHECK-FIXES:   ~TwoThreads() {
  // CHECK-FIXES-NEXT:     if (first_.joinable()) first_.join();
  // CHECK-FIXES-NEXT:     if (second_.joinable()) second_.join();
  // CHECK-FIXES-NEXT:   }
  // CHECK-FIXES-NEXT:   TwoThreads(const TwoThreads &) = delete;
  // CHECK-FIXES-NEXT:   TwoThreads &operator=(const TwoThreads &) = delete;
  // CHECK-FIXES-NEXT: };
};

class WithADestructor {
public:
  WithADestructor() : first_(work), second_(work), third_(work) {}
  ~WithADestructor() {
    // CHECK-FIXES:     second_.join();
    // CHECK-FIXES-NEXT:     if (first_.joinable()) first_.join();
    // CHECK-FIXES-NEXT:     if (third_.joinable()) third_.join();
    // CHECK-FIXES-NEXT:   }
    second_.join();
  }

private:
  std::thread first_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'first_' is started and never awaited
  std::thread second_;
  std::thread third_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'third_' is started and never awaited
};
