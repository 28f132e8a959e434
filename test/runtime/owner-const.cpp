// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A client that is only read, through a pointer to const.
// RUN: %check_runtime %s
// LEDGER: hiredis reply: 1 of 1 never closed
#include <hiredis/hiredis.h>

#include "print.h"

static int type(redisContext *c, const char *command) {
  const auto *reply = static_cast<const redisReply *>(redisCommand(c, command));
  return reply ? reply->type : -1;
}

int main() {
  redisContext *c = redisConnect("a", 1);
  out << type(c, "BAD") << ' ' << type(c, "LOST") << '\n';
  redisFree(c);
}
