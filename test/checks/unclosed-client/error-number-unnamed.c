// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// perror reads errno, but nothing here declares it: no close comes between.

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int readFirst(const char *name) {
  char c;
  {
    const int fd = open(name, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    if (fd < 0)
      goto fail;
    if (read(fd, &c, 1) != 1)
      goto fail;
    close(fd);
  }
  return c;
fail:
  perror(name);
  return -1;
}
