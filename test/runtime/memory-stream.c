// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A stream into memory: its text belongs to the caller, the stream must be closed.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed
#include <stdio.h>
#include <stdlib.h>

static int format(int n, char **text) {
  size_t size = 0;
  FILE *f = open_memstream(text, &size);
  if (f == NULL)
    return -1;
  if (n < 0)
    return -2;
  fprintf(f, "n = %d", n);
  fclose(f);
  return (int)size;
}

int main(void) {
  char *text = NULL, *other = NULL;
  printf("%d", format(42, &text));
  printf(" %s", text);
  printf(" %d\n", format(-1, &other));
  free(text);
  free(other);
  return 0;
}
