// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// redisConnectFd takes the socket; before that it is the function's own.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 3 never closed
// LEDGER: hiredis connection: 1 of 2 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static int attach(int domain, int type, int how) {
  redisContext *c;
  int s = socket(domain, type, 0);
  if (s < 0)
    return -1;
  if (how == 1)
    return -2;
  c = redisConnectFd(s);
  if (c == NULL) {
    close(s);
    return -3;
  }
  if (how == 2)
    return -4;
  redisFree(c);
  return 0;
}

int main(void) {
  printf("%d\n", attach(AF_UNIX, SOCK_STREAM, 0));
  printf("%d\n", attach(AF_UNIX, SOCK_STREAM, 1));
  printf("%d\n", attach(AF_UNIX, SOCK_STREAM, 2));
  printf("%d\n", attach(-5, SOCK_STREAM, 0));
  return 0;
}
