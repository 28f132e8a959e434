// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closed and cleared inside the loop, asked for behind it.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 3 never closed
#include <stdio.h>

static int lines(const char *path, int limit, int strict) {
  FILE *f = fopen(path, "r");
  int n = 0;
  if (!f)
    return -1;
  while (fgetc(f) != EOF) {
    if (++n > limit) {
      fclose(f);
      f = NULL;
      break;
    }
  }
  if (f == NULL)
    return -2;
  if (strict)
    return -3;
  fclose(f);
  return n;
}

int main(void) {
  printf("%d %d", lines("/dev/zero", 5, 1), lines("/dev/null", 5, 1));
  printf(" %d %d\n", lines("/dev/null", 5, 0), lines("/nonexistent", 5, 0));
  return 0;
}
