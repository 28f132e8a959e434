// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A file that only uses a library: functions named like the library's borrow, wherever they are declared.
#include <hiredis/hiredis.h>

void redisInspect(redisContext *context);

int ask(const char *host) {
  redisContext *context = redisConnect(host, 6379);
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'context' is never closed
  if (!context)
    return -1;
  redisInspect(context);
  return 0;
}
