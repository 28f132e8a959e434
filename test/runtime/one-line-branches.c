// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Branches on one line, comments behind them, an else-if chain, a loop without braces.
// RUN: %check_runtime %s
// LEDGER: descriptor: 5 of 6 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int choose(int how) {
  int fd = open("/dev/zero", O_RDONLY);
  if (fd < 0) return -1; /* nothing to close */
  if (how == 0) return 10; // the first
  if (how == 1) { return 11; }
  if (how == 5)
    puts("five");
  else if (how == 2)
    return 12; // the second
  else
    puts("else");
  for (int i = 0; i < how; ++i)
    if (i == 3) return 13;
  close(fd);
  return 14;
}

int main(void) {
  for (int how = 0; how < 6; ++how)
    printf("%d\n", choose(how));
  return 0;
}
