// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Without a path the stream is standard input, which must stay open: the close asks for it.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed
#include <stdio.h>

static int count(const char *path, int limit) {
  FILE *f = stdin;
  if (path != NULL) {
    f = fopen(path, "r");
    if (f == NULL)
      return -1;
  }
  if (limit < 0)
    return -2;
  if (path != NULL)
    fclose(f);
  return limit;
}

int main(void) {
  printf("%d %d", count("/dev/null", 1), count("/dev/null", -1));
  printf(" %d %d %d\n", count(NULL, 1), count(NULL, -1), count("/nonexistent", 1));
  printf("%d\n", ferror(stdin));
  return 0;
}
