// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// fdopen takes the descriptor only when it succeeds.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int first(const char *path, const char *mode) {
  int c;
  FILE *f;
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  f = fdopen(fd, mode);
  if (f == NULL)
    return -2;
  c = fgetc(f);
  fclose(f);
  return c;
}

int main(void) {
  printf("%d\n", first("/nonexistent", "r"));
  printf("%d\n", first("/dev/zero", "r"));
  printf("%d\n", first("/dev/zero", "?"));
  return 0;
}
