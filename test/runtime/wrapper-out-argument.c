// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The client comes through an argument of a function of this file.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int open_log(const char *path, int *out) {
  int fd = open(path, O_WRONLY);
  if (fd < 0)
    return 1;
  *out = fd;
  return 0;
}

static int append(const char *path, const char *text, size_t size) {
  int fd;
  if (open_log(path, &fd) != 0)
    return -1;
  if (write(fd, text, size) <= 0)
    return -2;
  close(fd);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", append("/dev/null", "a", 1), append("/dev/null", "", 0), append("/nonexistent", "a", 1));
  return 0;
}
