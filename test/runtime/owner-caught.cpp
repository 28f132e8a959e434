// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A handler returns while the client is open.
// RUN: %check_runtime %s
// LEDGER: hiredis reply: 1 of 2 never closed
#include <hiredis/hiredis.h>
#include <stdexcept>

#include "print.h"

static int number(const char *text) {
  if (*text == '?')
    throw std::invalid_argument("no number");
  return 7;
}

static int read(redisContext *c, const char *text) {
  redisReply *reply = static_cast<redisReply *>(redisCommand(c, "GET"));
  if (!reply)
    return -1;
  int n = 0;
  try {
    n = number(text);
  } catch (const std::invalid_argument &) {
    return -2;
  }
  freeReplyObject(reply);
  return n;
}

int main() {
  redisContext *c = redisConnect("a", 1);
  out << read(c, "7") << read(c, "?") << '\n';
  redisFree(c);
}
