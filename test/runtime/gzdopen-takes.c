// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// gzdopen takes the descriptor when it succeeds.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 3 never closed
// LEDGER: gzip file: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <zlib.h>

static int save(const char *path, const char *mode, const char *text) {
  gzFile gz;
  int fd = open(path, O_WRONLY);
  if (fd < 0)
    return -1;
  gz = gzdopen(fd, mode);
  if (gz == NULL)
    return -2;
  if (gzputs(gz, text) < 0)
    return -3;
  return gzclose(gz);
}

int main(void) {
  printf("%d\n", save("/dev/null", "w", "text"));
  printf("%d\n", save("/dev/null", "?", "text"));
  printf("%d\n", save("/dev/null", "w", ""));
  printf("%d\n", save("/nonexistent", "w", "text"));
  return 0;
}
