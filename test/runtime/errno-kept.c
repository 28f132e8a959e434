// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The returned value is an error number, which a close may change.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int put(const char *path, int flags) {
  const int fd = open(path, flags);
  if (fd < 0)
    return -errno;
  if (write(fd, "x", 1) != 1)
    return -errno;
  close(fd);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", put("/nonexistent", O_RDWR) == -ENOENT, put("/dev/null", O_RDONLY) == -EBADF,
         put("/dev/null", O_WRONLY));
  return 0;
}
