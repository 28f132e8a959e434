// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// An include guard is no condition.
#ifndef INCLUDE_GUARDED
#define INCLUDE_GUARDED

#include <stdio.h>
// CHECK-FIXES: #include <stdio.h>
// CHECK-FIXES-EMPTY:
// CHECK-FIXES-NEXT: #include <memory>

inline int first(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  return f ? fgetc(f) : -1;
}
// CHECK-FIXES-NOT: #include

#endif
