// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A mapping that is only read, through a pointer to const.
// RUN: %check_runtime %s
// LEDGER: mapping: 1 of 2 never closed
#include <stdio.h>
#include <sys/mman.h>

static int look(size_t length, int at) {
  int result;
  const char *p = mmap(NULL, length, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (p == MAP_FAILED)
    return -1;
  if (at < 0)
    return -2;
  result = p[at];
  munmap((void *)p, length);
  return result;
}

int main(void) {
  printf("%d %d %d\n", look(4096, 1), look(4096, -1), look(0, 1));
  return 0;
}
