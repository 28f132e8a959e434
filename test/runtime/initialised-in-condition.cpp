// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opened in the condition of an if, of a while, and in an init-statement.
// RUN: %check_runtime %s
// LEDGER: hiredis reply: 3 of 3 never closed
#include <hiredis/hiredis.h>

#include "print.h"

static int in_if(redisContext *c) {
  if (auto *reply = static_cast<redisReply *>(redisCommand(c, "GET")))
    return static_cast<int>(reply->integer);
  return -1;
}

static int in_init(redisContext *c) {
  if (auto *reply = static_cast<redisReply *>(redisCommand(c, "HGET")); reply != nullptr)
    return static_cast<int>(reply->integer);
  return -1;
}

static int in_assignment(redisContext *c) {
  redisReply *reply;
  if ((reply = static_cast<redisReply *>(redisCommand(c, "LGET"))) == nullptr)
    return -1;
  return static_cast<int>(reply->integer) + 1;
}

int main() {
  redisContext *c = redisConnect("a", 1);
  out << in_if(c) << in_init(c) << in_assignment(c) << '\n';
  redisFree(c);
}
