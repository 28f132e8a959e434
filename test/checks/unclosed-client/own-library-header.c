// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Inside of the library, too, what its own header declares does what the documentation says.
#include <hiredis/hiredis.h>

int redisAsk(const char *host) {
  redisContext *context = redisConnect(host, 6379);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'context' is not closed on every path
  if (!context || context->err)
    return -1;
  void *reply = redisCommand(context, "PING");
  if (!reply)
    return -2;
  freeReplyObject(reply);
  redisFree(context);
  return 0;
}
