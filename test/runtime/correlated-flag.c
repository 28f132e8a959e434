// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opened only when asked for, closed under the same question, but not on one way out.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 3 never closed
#include <stdio.h>

static int work(int verbose, int steps) {
  FILE *log = NULL;
  if (verbose) {
    log = fopen("/dev/null", "w");
    if (!log)
      return -1;
  }
  for (int i = 0; i < steps; ++i) {
    if (i == 3)
      return -2;
    if (verbose)
      fputs("step\n", log);
  }
  if (verbose)
    fclose(log);
  return steps;
}

int main(void) {
  printf("%d %d %d %d %d\n", work(0, 2), work(1, 2), work(0, 5), work(1, 5), work(1, 0));
  return 0;
}
