// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fourth argument holds both sockets; one is closed, the other forgotten.
// RUN: %check_runtime %s
// LEDGER: descriptor: 2 of 4 never closed
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static int talk(int how) {
  int pair[2];
  char c = 0;
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == -1)
    return -1;
  if (write(pair[0], "x", 1) != 1 || how < 0) {
    return -2;
  }
  if (read(pair[1], &c, 1) != 1)
    c = '?';
  close(pair[0]);
  close(pair[1]);
  return c;
}

int main(void) {
  printf("%d %d\n", talk(1), talk(-1));
  return 0;
}
