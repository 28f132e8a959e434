// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A conditional operator opens the one or the other.
// RUN: %check_runtime %s
// LEDGER: descriptor: 2 of 4 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int use(const char *path, int writes, int deny) {
  int fd = writes ? open(path, O_WRONLY) : open(path, O_RDONLY);
  if (fd == -1)
    return -1;
  if (deny)
    return -2;
  close(fd);
  return 0;
}

int main(void) {
  printf("%d %d", use("/dev/null", 0, 0), use("/dev/null", 1, 0));
  printf(" %d %d", use("/dev/null", 0, 1), use("/dev/null", 1, 1));
  printf(" %d\n", use("/nonexistent", 0, 0));
  return 0;
}
