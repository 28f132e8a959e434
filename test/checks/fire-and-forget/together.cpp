// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Several tasks that are left at one place have one edit.

#include <future>
#include <thread>

bool ready();
int work();

int two_threads(int n) {
  std::thread a(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'a' is not awaited on every path
  std::thread b(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'b' is not awaited on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: the edit for another one sees to it, too
  // CHECK-FIXES:   if (n == 1) {
  // CHECK-FIXES-NEXT:     a.join();
  // CHECK-FIXES-NEXT:     b.join();
  // CHECK-FIXES-NEXT:     return n;
  // CHECK-FIXES-NEXT:   }
  // CHECK-FIXES-NEXT:   if (n == 2) { a.join(); b.join(); return 2; }
  if (n == 1)
    return n;
  if (n == 2) return 2;
  a.join();
  b.join();
  return 0;
}

int one_of_them_later(int n) {
  std::thread a(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'a' is not awaited on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: the edit for another one sees to it, too
  // CHECK-FIXES:   if (n == 3) {
  // CHECK-FIXES-NEXT:     a.join();
  // CHECK-FIXES-NEXT:     return n;
  // CHECK-FIXES-NEXT:   }
  if (n == 3)
    return n;
  std::thread b(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'b' is not awaited on every path
  // CHECK-FIXES:   if (n == 4) {
  // CHECK-FIXES-NEXT:     a.join();
  // CHECK-FIXES-NEXT:     b.join();
  // CHECK-FIXES-NEXT:     return n;
  // CHECK-FIXES-NEXT:   }
  if (n == 4)
    return n;
  a.join();
  b.join();
  return 0;
}
