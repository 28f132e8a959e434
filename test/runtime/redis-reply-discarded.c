// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A reply that nobody keeps.
// RUN: %check_runtime --fix-notes %s
// LEDGER: hiredis reply: 2 of 3 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static int set(redisContext *c, int twice) {
  redisReply *r;
  redisCommand(c, "SET a 1");
  if (twice)
    redisCommand(c, "SET b 2");
  r = redisCommand(c, "GET a");
  if (!r)
    return -1;
  freeReplyObject(r);
  return 0;
}

int main(void) {
  redisContext *c = redisConnect("a", 1);
  printf("%d\n", set(c, 1));
  redisFree(c);
  return 0;
}
