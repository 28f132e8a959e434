// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A close at the end of a round would be one too many: where the next reply fails to come, the variable still names the last one.
// RUN: %check_runtime %s
// LEDGER: hiredis reply: 1 of 2 never closed
// STILL: hiredis reply: 1 of 2 never closed
// KEPT: no edit: it may still be used behind the close
#include <hiredis/hiredis.h>
#include <stdio.h>

static int all(redisContext *c) {
  redisReply *reply = NULL;
  int got = 0;
  while (1) {
    if (redisGetReply(c, (void **)&reply) != REDIS_OK)
      goto out;
    if (reply->type == REDIS_REPLY_ERROR)
      return -1;
    got++;
  }
out:
  if (reply)
    freeReplyObject(reply);
  return got;
}

int main(void) {
  redisContext *c = redisConnect("a", 1);
  redisAppendCommand(c, "GET");
  redisAppendCommand(c, "GET");
  printf("%d\n", all(c));
  redisFree(c);
  return 0;
}
