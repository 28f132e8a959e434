// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Four ways out, one of which closes; the returned value uses the client.
// RUN: %check_runtime %s
// LEDGER: descriptor: 3 of 4 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static long probe(const char *path, int how) {
  char text[8];
  int fd = open(path, O_RDWR);
  if (fd < 0)
    return -1;
  if (how == 1)
    return read(fd, text, sizeof text);
  if (how == 2)
    return write(fd, "abc", 3);
  if (how == 3) {
    close(fd);
    return 33;
  }
  return fd > 2 ? 44 : 0;
}

int main(void) {
  for (int how = 0; how < 4; ++how)
    printf("%ld\n", probe("/dev/null", how));
  printf("%ld\n", probe("/nonexistent", 1));
  return 0;
}
