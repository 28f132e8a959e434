// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The mapping outlives the descriptor; each has its own ways to leak.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 3 never closed
// LEDGER: mapping: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static int look(const char *path, size_t length, int at) {
  int result;
  void *p;
  const int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  p = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);
  if (p == MAP_FAILED)
    return -2;
  close(fd);
  if (at < 0)
    return -3;
  result = ((const char *)p)[at];
  munmap(p, length);
  return result;
}

int main(void) {
  printf("%d\n", look("/dev/zero", 4096, 5));
  printf("%d\n", look("/dev/zero", 4096, -5));
  printf("%d\n", look("/dev/zero", 0, 5));
  printf("%d\n", look("/nonexistent", 4096, 5));
  return 0;
}
