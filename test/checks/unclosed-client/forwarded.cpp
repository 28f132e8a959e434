// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What std::forward gives is its argument, with all that becomes of it.
#include <cstdio>
#include <utility>

template <typename T> int firstOf(T &&file) { return std::fgetc(std::forward<T>(file)); }

int theOtherFunctionOnlyLooks(const char *path) {
  FILE *file = std::fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&std::fclose)> file_owner{std::fopen(path, "r"), &std::fclose};
  // CHECK-FIXES:   FILE *file = file_owner.get();
  if (!file)
    return -1;
  return firstOf(file);
}
