// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A stream that pclose must close, not fclose.
// RUN: %check_runtime %s
// LEDGER: pipe stream: 1 of 2 never closed
#include <stdio.h>

static int lines(const char *command, int limit) {
  FILE *p = popen(command, "r");
  int c, n = 0;
  if (!p)
    return -1;
  while ((c = getc(p)) != EOF) {
    if (c == '\n' && ++n > limit)
      return -2;
  }
  pclose(p);
  return n;
}

int main(void) {
  printf("%d %d\n", lines("echo a; echo b", 5), lines("echo a; echo b", 1));
  return 0;
}
