// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The second reply takes the place of the first.
// RUN: %check_runtime %s
// LEDGER: hiredis reply: 1 of 2 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static long long both(redisContext *c) {
  long long n = 0;
  redisReply *r = redisCommand(c, "GET a");
  if (r)
    n = r->integer;
  r = redisCommand(c, "GET bb");
  if (r)
    n += r->integer;
  freeReplyObject(r);
  return n;
}

int main(void) {
  redisContext *c = redisConnect("a", 1);
  printf("%lld\n", both(c));
  redisFree(c);
  return 0;
}
