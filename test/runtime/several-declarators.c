// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two clients in one declaration, used in one condition.
// RUN: %check_runtime %s
// LEDGER: stream: 2 of 4 never closed
#include <stdio.h>

static int compare(const char *a, const char *b) {
  int result = -1;
  FILE *f = fopen(a, "r"), *g = fopen(b, "r");
  if (!f || !g)
    return result;
  result = fgetc(f) == fgetc(g);
  fclose(f);
  fclose(g);
  return result;
}

int main(void) {
  printf("%d", compare("/dev/null", "/dev/zero"));
  printf(" %d", compare("/dev/null", "/nonexistent"));
  printf(" %d\n", compare("/nonexistent", "/dev/zero"));
  return 0;
}
