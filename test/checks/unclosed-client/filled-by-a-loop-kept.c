// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Arrays that a loop fills in a way of its own: nobody knows which elements to
// close, and there is no edit.
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int use(int fd);
int next(void);

int not_in_each_round(const char *path) {
  int fds[4];
  for (int i = 0; i < 4; ++i) {
    if (next())
      continue;
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:14: note: {{.*}}; no edit: no variable names it at the exit
    if (fds[i] < 0)
      return -1;
    use(fds[i]);
  }
  return 0;
}

int as_the_counter_says(const char *path, int count) {
  int fds[16];
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:14: note: {{.*}}; no edit: a path to the same exit may have given it away
    if (fds[i] < 0 && i != 7)
      return -1;
  }
  for (int i = 0; i < count; ++i)
    close(fds[i]);
  return 0;
}

int steps_of_its_own(const char *path, int count) {
  int fds[16];
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:14: note: {{.*}}; no edit: a path to the same exit may have given it away
    if (fds[i] < 0)
      return -1;
    if (use(fds[i]))
      fds[++i] = -1;
  }
  for (int i = 0; i < count; ++i)
    if (fds[i] >= 0)
      close(fds[i]);
  return 0;
}

int one_is_closed_early(const char *path, int count) {
  int fds[16];
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:14: note: {{.*}}; no edit: a path to the same exit may have given it away
    if (fds[i] < 0)
      return -1;
  }
  close(fds[5]);
  for (int i = 0; i < 4; ++i)
    close(fds[i]);
  if (use(count))
    return -2;
  return 0;
}

int left_by_break(const char *path, int count) {
  int fds[16];
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:14: note: {{.*}}; no edit: nothing tells at the exit whether it is open
    if (fds[i] < 0)
      break;
  }
  return use(fds[0]);
}
