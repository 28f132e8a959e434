// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A standard stream is closed, but nothing takes its place.

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int run(void);

int openedBefore(const char *name) {
  const int fd = open(name, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  close(STDIN_FILENO);
  char c;
  // CHECK-FIXES:   if (read(fd, &c, 1) != 1) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     return -1;
  // CHECK-FIXES-NEXT:   }
  if (read(fd, &c, 1) != 1)
    return -1;
  close(fd);
  return 0;
}

int onlyTheChildCloses(const char *name, int child) {
  if (child) {
    close(STDIN_FILENO);
    _exit(run());
  }
  const int fd = open(name, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  char c;
  // CHECK-FIXES:   if (read(fd, &c, 1) != 1) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     return -1;
  // CHECK-FIXES-NEXT:   }
  if (read(fd, &c, 1) != 1)
    return -1;
  close(fd);
  return 0;
}

int standardOnesStay(const char *name) {
  for (int i = 3; i < 256; ++i)
    close(i);
  const int fd = open(name, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  char c;
  // CHECK-FIXES:   if (read(fd, &c, 1) != 1) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     return -1;
  // CHECK-FIXES-NEXT:   }
  if (read(fd, &c, 1) != 1)
    return -1;
  close(fd);
  return 0;
}
