/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_HIREDIS_ASYNC_H
#define MOCK_HIREDIS_ASYNC_H
#pragma GCC system_header

#include <hiredis/hiredis.h>
#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct redisAsyncContext;
typedef void(redisCallbackFn)(struct redisAsyncContext *, void *, void *);
typedef void(redisDisconnectCallback)(const struct redisAsyncContext *,
                                      int status);
typedef void(redisConnectCallback)(const struct redisAsyncContext *,
                                   int status);
typedef struct redisAsyncContext {
  redisContext c;
  int err;
  char *errstr;
  void *data;
} redisAsyncContext;

redisAsyncContext *redisAsyncConnectWithOptions(const redisOptions *options);
redisAsyncContext *redisAsyncConnect(const char *ip, int port);
redisAsyncContext *redisAsyncConnectUnix(const char *path);
int redisAsyncSetConnectCallback(redisAsyncContext *ac,
                                 redisConnectCallback *fn);
int redisAsyncSetDisconnectCallback(redisAsyncContext *ac,
                                    redisDisconnectCallback *fn);
void redisAsyncDisconnect(redisAsyncContext *ac);
void redisAsyncFree(redisAsyncContext *ac);
int redisAsyncCommand(redisAsyncContext *ac, redisCallbackFn *fn,
                      void *privdata, const char *format, ...);

MOCK_END_DECLS

#endif
