// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function of the file closes when it is told to.
// RUN: %check_runtime %s
// LEDGER: hiredis connection: 1 of 3 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static void finish(redisContext *c, int keep) {
  if (!keep)
    redisFree(c);
}

static int ping(int how) {
  redisContext *c = redisConnect("a", 1);
  if (c == NULL)
    return -1;
  if (how == 1) {
    finish(c, 0);
    return 1;
  }
  if (how == 2)
    return 2;
  finish(c, 0);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", ping(0), ping(1), ping(2));
  return 0;
}
