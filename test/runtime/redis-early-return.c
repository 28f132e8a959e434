// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that the call returns: three ways out, and a context with `err` is freed, too.
// RUN: %check_runtime %s
// LEDGER: hiredis connection: 2 of 4 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static int ping(const char *host, int port) {
  redisContext *c = redisConnect(host, port);
  if (c == NULL)
    return -1;
  if (c->err)
    return -2;
  if (port == 7000)
    return -3;
  redisFree(c);
  return 0;
}

int main(void) {
  printf("%d %d %d %d %d\n", ping("nowhere", 1), ping("refused", 1), ping("a", 6379), ping("b", 7000), ping("c", 2));
  return 0;
}
