// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Calls that take the client only when they succeed: it is lost when they fail
// and somebody asked.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

FILE *lostWhenFdopenFails(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
  if (fd < 0)
    return NULL;
  FILE *f = fdopen(fd, "r");
  if (!f)
    return NULL;
  return f;
}

FILE *lostInTheReturn(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
  if (fd < 0)
    return NULL;
  return fdopen(fd, "r");
}

int nobodyAsks(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  FILE *f = fdopen(fd, "r");
  int first = fgetc(f);
  fclose(f);
  return first;
}

FILE *closedWhenItFails(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return NULL;
  FILE *f = fdopen(fd, "r");
  if (f == NULL)
    close(fd);
  return f;
}
