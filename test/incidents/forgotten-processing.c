// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident forgotten-processing.c %s
// LEDGER: thread: 1 of 2 never closed
#include <stdio.h>

int main(void) {
  const int good[] = {1, 2, 3}, bad[] = {1, -2, 3};
  static struct batch a, b, next;
  int first, second;
  a.values = b.values = good;
  a.count = b.count = next.count = 3;
  next.values = good;
  first = archive_batch(&a, &next);
  next.values = bad;
  second = archive_batch(&b, &next);
  printf("%d %d %ld\n", first, second, a.sum);
  return 0;
}
