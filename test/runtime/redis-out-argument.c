// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A reply through a pointer to void, behind a cast.
// RUN: %check_runtime %s
// LEDGER: hiredis reply: 1 of 2 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static int ask(redisContext *c, int type) {
  redisReply *reply = NULL;
  redisAppendCommand(c, "GET");
  if (redisGetReply(c, (void **)&reply) != REDIS_OK)
    return -1;
  if (reply->type != type)
    return -2;
  freeReplyObject(reply);
  return 0;
}

int main(void) {
  redisContext *c = redisConnect("a", 1);
  printf("%d %d\n", ask(c, REDIS_REPLY_STRING), ask(c, REDIS_REPLY_ERROR));
  redisFree(c);
  return 0;
}
