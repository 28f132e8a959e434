// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A file that defines functions named like the library's is part of the library: what others of them do with their
// arguments is more than the library's documentation says.
#include <hiredis/hiredis.h>

void redisInspect(redisContext *context);

int redisAsk(const char *host) {
  redisContext *context = redisConnect(host, 6379);
  if (!context)
    return -1;
  redisInspect(context);
  return 0;
}
