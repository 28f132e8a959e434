// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A descriptor that is -1 on failure; a branch without braces.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int byte_of(const char *path) {
  unsigned char c;
  int fd = open(path, O_RDONLY);
  if (fd == -1)
    return -1;
  if (read(fd, &c, 1) != 1)
    return -2;
  else if (close(fd) != 0)
    return -3;
  return c;
}

int main(void) {
  printf("%d %d %d\n", byte_of("/nonexistent"), byte_of("/dev/null"), byte_of("/dev/zero"));
  return 0;
}
