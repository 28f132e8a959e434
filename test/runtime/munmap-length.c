// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A close that needs the length of the opening.
// RUN: %check_runtime %s
// LEDGER: mapping: 1 of 2 never closed
#include <stdio.h>
#include <sys/mman.h>

static int sum(size_t length, int value) {
  unsigned char *p = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int total = 0;
  if (p == MAP_FAILED)
    return -1;
  if (value > 255)
    return -2;
  p[0] = p[length - 1] = (unsigned char)value;
  total = p[0] + p[length - 1];
  munmap(p, length);
  return total;
}

int main(void) {
  printf("%d %d %d\n", sum(0, 1), sum(8192, 7), sum(4096, 256));
  return 0;
}
