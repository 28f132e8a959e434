// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// No header goes where another configuration or another linkage is meant.
#include <string.h>
#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif
extern "C" {
#include <stdio.h>
}
// CHECK-FIXES: #include <string.h>
// CHECK-FIXES-NEXT: #include <memory>
// CHECK-FIXES-NEXT: #if defined(_WIN32)

int first(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  return f ? fgetc(f) : -1;
}
