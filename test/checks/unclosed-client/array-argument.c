// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// An array that is given as it is, or with a number added, is an element's
// address.
#include <stddef.h>
#include <unistd.h>

int openpty(int *master, int *slave, char *name, const void *term,
            const void *size);

int closesBoth(void) {
  int fd[2];
  if (openpty(fd, fd + 1, NULL, NULL, NULL) < 0)
    return -1;
  close(fd[0]);
  close(fd[1]);
  return 0;
}

int losesOne(int keep) {
  int fd[2];
  if (openpty(fd, fd + 1, NULL, NULL, NULL) < 0)
    return -1;
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: 'fd(1)' is not closed on every path
  // CHECK-NOTES: :[[@LINE+5]]:7: note: assuming 'keep < 0' is true
  // CHECK-NOTES: :[[@LINE+5]]:5: note: 'fd(1)' is still open when the function returns here
  close(fd[0]);
  // CHECK-FIXES: {{^}}  if (keep < 0) {{{$}}
  // CHECK-FIXES-NEXT: {{^}}    close(fd[1]);
  if (keep < 0)
    return 1;
  close(fd[1]);
  return 0;
}

// Which element is not known: nothing is said.
int somewhere(int n) {
  int fd[4];
  if (openpty(fd + n, fd + n + 1, NULL, NULL, NULL) < 0)
    return -1;
  close(fd[0]);
  close(fd[1]);
  return 0;
}

// What was opened is not negative, wherever the call has put it.
int asksTheNumber(int how) {
  int master = -1, slave = -1;
  if (how > 0 && openpty(&master, &slave, NULL, NULL, NULL) < 0)
    return -1;
  if (master >= 0)
    close(master);
  if (slave >= 0)
    close(slave);
  return 0;
}
