// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With StrictExceptions anything may throw, here std::stoi.
// RUN: %check_runtime --config "{CheckOptions: [{key: closecall-unclosed-client.StrictExceptions, value: 'true'}]}" %s
// LEDGER: hiredis reply: 1 of 2 never closed
#include <hiredis/hiredis.h>
#include <string>

#include "print.h"

static int number(redisContext *c, const std::string &text) {
  redisReply *reply = static_cast<redisReply *>(redisCommand(c, "GET"));
  if (!reply)
    return -1;
  const int n = std::stoi(text);
  freeReplyObject(reply);
  return n;
}

int main() {
  redisContext *c = redisConnect("a", 1);
  try {
    out << number(c, "42") << '\n';
    out << number(c, "text") << '\n';
  } catch (const std::exception &e) {
    out << e.what() << '\n';
  }
  redisFree(c);
}
