// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Elements of an array that a variable chooses, which is known to be another.
#include <unistd.h>

int only_the_first(void) {
  int fds[2];
  const int side = 0;
  if (pipe(fds) < 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fds(1)' is never closed; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  close(fds[side]);
  return 0;
}
