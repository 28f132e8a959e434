// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a file includes is not included twice, in whatever order it does.
// RUN: %check_test %s

// CHECK-FIXES-NOT: #include <memory>
// CHECK-FIXES: #include <utility>
// CHECK-FIXES-NEXT: #include <memory>
// CHECK-FIXES-NEXT: #include <stdio.h>
#include <utility>
#include <memory>
#include <stdio.h>

int first(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  // CHECK-FIXES: {{^}}  std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  if (!f)
    return -1;
  if (fgetc(f) == EOF)
    return -2;
  fclose(f);
  return 0;
}
