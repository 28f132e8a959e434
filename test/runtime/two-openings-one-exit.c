// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Either of two calls opens it; the exits are the same, the close is one.
// RUN: %check_runtime %s
// LEDGER: stream: 2 of 4 never closed
#include <stdio.h>

static int first(const char *path, int writes) {
  FILE *f;
  if (writes)
    f = fopen(path, "w");
  else
    f = fopen(path, "r");
  if (!f)
    return -1;
  if (path[5] == 'z')
    return -2;
  fclose(f);
  return 0;
}

int main(void) {
  printf("%d %d %d %d %d\n", first("/dev/null", 0), first("/dev/null", 1), first("/dev/zero", 0), first("/dev/zero", 1),
         first("/nonexistent", 0));
  return 0;
}
