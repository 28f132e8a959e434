// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function of the file throws, the caller's client leaks.
// RUN: %check_runtime %s
// LEDGER: hiredis connection: 1 of 2 never closed
#include <hiredis/hiredis.h>
#include <stdexcept>

#include "print.h"

static int checked(int port) {
  if (port > 65535)
    throw std::out_of_range("port");
  return port;
}

static int connect(int port) {
  redisContext *c = redisConnect("a", 1);
  if (!c)
    return -1;
  const int result = checked(port);
  redisFree(c);
  return result;
}

int main() {
  out << connect(80) << '\n';
  try {
    out << connect(70000) << '\n';
  } catch (const std::out_of_range &e) {
    out << e.what() << '\n';
  }
}
