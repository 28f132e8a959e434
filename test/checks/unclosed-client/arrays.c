// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Arrays of clients whose elements are reached by a variable.

#include <stdio.h>
#include <unistd.h>

int leftBeforeTheLoop(int early) {
  int fds[2];
  if (pipe(fds) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fds(0)' is not closed on every path; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  // CHECK-FIXES:   if (early) {
  // CHECK-FIXES-NEXT:     close(fds[0]);
  // CHECK-FIXES-NEXT:     close(fds[1]);
  // CHECK-FIXES-NEXT:     return -2;
  if (early)
    return -2;
  for (int i = 0; i < 2; ++i)
    close(fds[i]);
  return 0;
}

int onlyLent(int count) {
  int fds[2];
  if (pipe(fds) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fds(0)' is never closed; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  for (int i = 0; i < count; ++i)
    if (write(fds[i], "x", 1) < 0)
      count = 0;
  // CHECK-FIXES:   close(fds[0]);
  // CHECK-FIXES-NEXT:   close(fds[1]);
  return 0;
}

// What another element is asked says nothing of this one.
int otherArrayAsked(const int *wanted) {
  int fds[2];
  if (pipe(fds) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fds(0)' is never closed; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  int count = 0;
  for (int i = 0; i < 2; ++i)
    if (wanted[i])
      ++count;
  // CHECK-FIXES:   close(fds[0]);
  // CHECK-FIXES-NEXT:   close(fds[1]);
  return count;
}

static int openInto(FILE **out, const char *path) {
  FILE *opened = fopen(path, "r");
  if (!opened)
    return -1;
  *out = opened;
  return 0;
}

// A function that only writes to one element reaches no other.
int lostWhenTheSecondFails(const char *first, const char *second) {
  FILE *both[2] = {NULL, NULL};
  both[0] = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'both(0)' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!both[0])
    return -1;
  if (openInto(&both[1], second) != 0)
    return -1;
  fclose(both[0]);
  fclose(both[1]);
  return 0;
}
