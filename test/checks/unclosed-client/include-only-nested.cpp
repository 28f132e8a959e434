// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Where each include is nested, the header goes to the top, below the comment.
extern "C" {
#include <stdio.h>
}
// CHECK-FIXES: #include <memory>
// CHECK-FIXES-NEXT: extern "C" {
// CHECK-FIXES-NEXT: #include <stdio.h>

int first(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  return f ? fgetc(f) : -1;
}
// CHECK-FIXES-NOT: #include
