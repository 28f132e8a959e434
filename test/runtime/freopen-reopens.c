// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// freopen takes the old stream, also when it fails; before that it is the function's own.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed
#include <stdio.h>

static int again(const char *path, const char *other) {
  FILE *g;
  FILE *f = fopen(path, "r");
  int c;
  if (!f)
    return -1;
  if (fgetc(f) == EOF)
    return -2;
  g = freopen(other, "r", f);
  if (!g)
    return -3;
  c = fgetc(g);
  fclose(g);
  return c;
}

int main(void) {
  printf("%d\n", again("/dev/null", "/dev/null"));
  printf("%d\n", again("/nonexistent", "/dev/zero"));
  printf("%d\n", again("/dev/zero", "/nonexistent"));
  return 0;
}
