// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Braces around a branch stay in the part of the file that is there under the same condition.
#include <fcntl.h>
#include <unistd.h>

int other_configuration(const char *path, int n) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return -1;
  // CHECK-FIXES:   if (n == 1)
  // CHECK-FIXES-NEXT: #ifdef SOMETHING
  // CHECK-FIXES-NEXT:     return 5;
  // CHECK-FIXES-NEXT: #else
  // CHECK-FIXES-NEXT:     { close(fd); return 2; }
  // CHECK-FIXES-NEXT: #endif
  if (n == 1)
#ifdef SOMETHING
    return 5;
#else
    return 2;
#endif
  // CHECK-FIXES:   if (n == 2)
  // CHECK-FIXES-NEXT: #ifdef SOMETHING
  // CHECK-FIXES-NEXT:     n = 3;
  // CHECK-FIXES-NEXT:   else
  // CHECK-FIXES-NEXT: #endif
  // CHECK-FIXES-NEXT:     { close(fd); return 4; }
  if (n == 2)
#ifdef SOMETHING
    n = 3;
  else
#endif
    return 4;
  // CHECK-FIXES:   if (n == 5) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     return 6;
  // CHECK-FIXES-NEXT:   }
  // CHECK-FIXES-NEXT: #ifdef SOMETHING
  if (n == 5)
    return 6;
#ifdef SOMETHING
  n++;
#endif
  close(fd);
  return 0;
}
