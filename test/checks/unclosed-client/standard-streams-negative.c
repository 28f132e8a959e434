// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What is opened when a standard stream has been closed takes its number.

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int silentClosedByCounting(void) {
  for (int i = 0; i < 3; i++)
    close(i);
  int fd = open("/dev/null", O_RDWR);
  if (dup(fd)) {
  }
  if (dup(fd)) {
  }
  return 0;
}

int silentCountedDown(void) {
  int i;
  for (i = getdtablesize(); i >= 0; --i)
    close(i);
  i = open("/dev/null", O_RDWR);
  dup(i);
  dup(i);
  return 0;
}

int silentClosedByNumber(const char *terminal) {
  close(STDIN_FILENO);
  close(STDOUT_FILENO);
  const int fd = open(terminal, O_RDWR);
  if (fd < 0)
    return -1;
  dup(fd);
  return 0;
}
