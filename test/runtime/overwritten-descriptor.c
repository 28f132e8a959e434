// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The variable is given another descriptor while the first is open.
// RUN: %check_runtime --fix-notes %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static long both(const char *a, const char *b) {
  char c = 0;
  long n;
  int fd = open(a, O_RDONLY);
  if (fd < 0)
    return -1;
  n = read(fd, &c, 1);
  fd = open(b, O_RDONLY);
  if (fd < 0)
    return -2;
  n += read(fd, &c, 1);
  close(fd);
  return n;
}

int main(void) {
  printf("%ld\n", both("/dev/zero", "/dev/zero"));
  return 0;
}
