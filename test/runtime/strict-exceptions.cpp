// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With StrictExceptions anything may throw, here std::stoi.
// RUN: %check_runtime --config '{CheckOptions: {closecall-unclosed-client.StrictExceptions: true}}' %s
// REQUIRES: llvm-at-least-16
// LEDGER: hiredis reply: 1 of 2 never closed
#include <hiredis/hiredis.h>
#include <iostream>
#include <string>

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
    std::cout << number(c, "42") << '\n';
    std::cout << number(c, "text") << '\n';
  } catch (const std::exception &e) {
    std::cout << e.what() << '\n';
  }
  redisFree(c);
}
