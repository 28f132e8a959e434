// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A worker that listens to a channel; the connection outlives a subscription that failed.
#include <hiredis/hiredis.h>
#include <stddef.h>

struct listener {
  redisContext *pubsub;
  const char *channel;
  int failures;
};

static int subscribe(redisContext *context, const char *channel) {
  int good;
  redisReply *reply = redisCommand(context, "SUBSCRIBE %s", channel);
  if (reply == NULL)
    return -1;
  good = reply->type != REDIS_REPLY_ERROR;
  freeReplyObject(reply);
  return good ? 0 : -2;
}

int listener_start(struct listener *l, const char *host, const char *channel) {
  redisContext *context;
  l->pubsub = NULL;
  l->channel = channel;
  context = redisConnect(host, 6379);
  if (context == NULL || context->err) {
    redisFree(context);
    ++l->failures;
    return -1;
  }
  if (subscribe(context, channel) != 0) {
    ++l->failures;
    return -2;
  }
  l->pubsub = context;
  return 0;
}

void listener_stop(struct listener *l) {
  if (l->pubsub)
    redisFree(l->pubsub);
  l->pubsub = NULL;
}
