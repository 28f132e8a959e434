// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -Wdeclaration-after-statement -std=gnu99
// RUN: %check_test %s -- -Werror=declaration-after-statement -std=gnu11
// RUN: %check_test %s -- -std=gnu90
//
// Where declarations come first, what is returned gets a block of its own behind other statements.
#include <stdio.h>

int ready(void);

int behind_statements(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (ready()) {
    puts("ready");
    return fgetc(f);
  }
  if (ready()) {
    int n = 1;
    return n + fgetc(f);
  }
  return fgetc(f); // the last
}
// CHECK-MESSAGES: :[[@LINE-13]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int behind_statements(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     puts("ready");
// CHECK-FIXES-NEXT:     {
// CHECK-FIXES-NEXT:       const int result = fgetc(f);
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       return result;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     int n = 1;
// CHECK-FIXES-NEXT:     const int result = n + fgetc(f);
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return result;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   {
// CHECK-FIXES-NEXT:     const int result = fgetc(f);
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return result; // the last
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT: }
