// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The stream leaks where the descriptor is already its own: closing the descriptor would be wrong.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 3 never closed
// LEDGER: stream: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int first(const char *path, const char *mode) {
  FILE *f;
  char line[20];
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  if (!(f = fdopen(fd, mode)))
    return -2;
  if (fgets(line, 2, f) == NULL)
    return -3;
  fclose(f);
  return 0;
}

int main(void) {
  printf("%d\n", first("/dev/zero", "r"));
  printf("%d\n", first("/dev/zero", "?"));
  printf("%d\n", first("/dev/null", "r"));
  return 0;
}
