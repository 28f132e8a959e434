/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <hiredis/hiredis.h>

#include "ledger.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char redis_connection[] = "hiredis connection",
                  redis_reply[] = "hiredis reply";

redisContext *redisConnect(const char *ip, int port) {
  if (strcmp(ip, "nowhere") == 0)
    return NULL;
  redisContext *c = (redisContext *)ledger_new(redis_connection, sizeof *c);
  c->fd = -1;
  c->err = strcmp(ip, "refused") == 0 || port <= 0;
  return c;
}

int __real_close(int fd);
redisContext *redisConnectFd(int fd) {
  if (fd < 0 || !ledger_holds("descriptor", LEDGER_NUMBER(fd)))
    return NULL;
  ledger_close("descriptor", LEDGER_NUMBER(fd));
  redisContext *c = (redisContext *)ledger_new(redis_connection, sizeof *c);
  c->fd = fd;
  return c;
}

void redisFree(redisContext *c) {
  if (!c)
    return;
  if (ledger_holds(redis_connection, c) && c->fd >= 0)
    __real_close(c->fd);
  ledger_delete(redis_connection, c);
}

static redisReply *answer(const char *command) {
  if (strstr(command, "LOST"))
    return NULL;
  redisReply *r = (redisReply *)ledger_new(redis_reply, sizeof *r);
  r->type = strstr(command, "BAD") ? REDIS_REPLY_ERROR : REDIS_REPLY_STRING;
  r->integer = (long long)strlen(command);
  r->str = (char *)"value";
  return r;
}

void *redisCommand(redisContext *c, const char *format, ...) {
  char command[100];
  va_list rest;
  va_start(rest, format);
  vsnprintf(command, sizeof command, format, rest);
  va_end(rest);
  return ledger_use(redis_connection, c) && !c->err ? answer(command) : NULL;
}

int redisAppendCommand(redisContext *c, const char *format, ...) {
  if (!ledger_use(redis_connection, c) || strcmp(format, "LOST") == 0)
    return REDIS_ERR;
  ++c->pending;
  return REDIS_OK;
}

int redisGetReply(redisContext *c, void **reply) {
  if (!ledger_use(redis_connection, c) || c->pending == 0)
    return REDIS_ERR;
  --c->pending;
  *reply = answer("GET");
  return REDIS_OK;
}

void freeReplyObject(void *reply) {
  if (reply)
    ledger_delete(redis_reply, reply);
}
