// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
// REQUIRES: llvm-at-least-19
//
// A missing arm inside the last arm of a chain of conditions that declare.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

bool ready();

int conditions_that_declare(const char *p, int n) {
  if (n == 1)
    return 1;
  else if (FILE *f = fopen(p, "r"); f && n == 2)
    return fgetc(f);
  else if (int fd = open(p, O_RDONLY); fd < 0)
    return -1;
  else {
    if (ready())
      return 4;
    close(fd);
  }
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-11]]:22: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-10]]:21: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-11]]:21: note: the edit for 'f' closes it, too
// CHECK-FIXES: int conditions_that_declare(const char *p, int n) {
// CHECK-FIXES-NEXT:   if (n == 1)
// CHECK-FIXES-NEXT:     return 1;
// CHECK-FIXES-NEXT:   else if (FILE *f = fopen(p, "r"); f && n == 2) {
// CHECK-FIXES-NEXT:     const int result = fgetc(f);
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return result;
// CHECK-FIXES-NEXT:   } else if (int fd = open(p, O_RDONLY); fd < 0) {
// CHECK-FIXES-NEXT:     if (f) fclose(f);
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   } else {
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       close(fd);
// CHECK-FIXES-NEXT:       if (f) fclose(f);
// CHECK-FIXES-NEXT:       return 4;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     if (f) fclose(f);
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   return 0;
// CHECK-FIXES-NEXT: }
