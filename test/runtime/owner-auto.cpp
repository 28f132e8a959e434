// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Declared with auto, with auto * and with const.
// RUN: %check_runtime %s
// LEDGER: hiredis connection: 1 of 3 never closed
// LEDGER: hiredis reply: 2 of 2 never closed
#include <hiredis/hiredis.h>

#include "print.h"

static int length(const char *host, const char *command) {
  auto *const c = redisConnect(host, 6379);
  if (!c || c->err)
    return -1;
  auto reply = static_cast<redisReply *>(redisCommand(c, command));
  if (!reply)
    return -2;
  const int n = static_cast<int>(reply->integer);
  redisFree(c);
  return n;
}

static int type(redisContext *c, const char *command) {
  auto *reply = static_cast<redisReply *>(redisCommand(c, command));
  return reply ? reply->type : -1;
}

int main() {
  out << length("a", "GET") << ' ' << length("refused", "GET") << '\n';
  redisContext *c = redisConnect("a", 1);
  out << type(c, "BAD") << ' ' << type(c, "LOST") << '\n';
  redisFree(c);
}
