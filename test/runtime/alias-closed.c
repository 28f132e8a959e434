// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Another name for the client closes it.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed
#include <stdio.h>

static int first(const char *path, int deny) {
  FILE *f = fopen(path, "r"), *g = f;
  int c;
  if (g == NULL)
    return -1;
  if (deny)
    return -2;
  c = fgetc(g);
  fclose(g);
  return c;
}

int main(void) {
  printf("%d %d %d\n", first("/dev/zero", 0), first("/dev/zero", 1), first("/nonexistent", 0));
  return 0;
}
