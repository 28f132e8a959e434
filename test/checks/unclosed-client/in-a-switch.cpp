// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A switch that declares what it decides on.
#include <fcntl.h>
#include <unistd.h>

int ready();

int left_by_one_case(const char *path) {
  switch (const int fd = open(path, O_RDONLY); fd) {
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'fd' is never closed
  case -1:
    return -1;
  // CHECK-FIXES:   default:
  // CHECK-FIXES-NEXT:     {
  // CHECK-FIXES-NEXT:       const int result = ready();
  // CHECK-FIXES-NEXT:       close(fd);
  // CHECK-FIXES-NEXT:       return result;
  // CHECK-FIXES-NEXT:     }
  default:
    return ready();
  }
}

int left_by_a_branch(const char *path) {
  switch (const int fd = open(path, O_RDONLY); fd) {
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'fd' is not closed on every path
  case -1:
    return -1;
  default:
    // CHECK-FIXES:     if (!ready()) {
    // CHECK-FIXES-NEXT:       close(fd);
    // CHECK-FIXES-NEXT:       return 1;
    // CHECK-FIXES-NEXT:     }
    if (!ready())
      return 1;
    close(fd);
    return 0;
  }
}
