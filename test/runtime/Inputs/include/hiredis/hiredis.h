/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A Redis without network.  "nowhere": no context; "refused": one with `err`.
 */
#ifndef HIREDIS_H
#define HIREDIS_H
#ifdef __cplusplus
extern "C" {
#endif

#define REDIS_OK 0
#define REDIS_ERR -1
#define REDIS_REPLY_STRING 1
#define REDIS_REPLY_ERROR 6

typedef struct redisContext {
  int err;
  char errstr[128];
  int fd;
  int pending;
} redisContext;
typedef struct redisReply {
  int type;
  long long integer;
  char *str;
} redisReply;

redisContext *redisConnect(const char *ip, int port);
redisContext *redisConnectFd(int fd);
void redisFree(redisContext *c);

/* "LOST": no reply; "BAD": an error reply. */
void *redisCommand(redisContext *c, const char *format, ...);
int redisAppendCommand(redisContext *c, const char *format, ...);
int redisGetReply(redisContext *c, void **reply);
void freeReplyObject(void *reply);

#ifdef __cplusplus
}
#endif
#endif
