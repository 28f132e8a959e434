// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function template that is used twice: one edit.
// RUN: %check_runtime %s
// LEDGER: hiredis connection: 2 of 4 never closed
#include <hiredis/hiredis.h>

#include "print.h"

template <typename Number> static Number with_connection(Number port, Number limit) {
  redisContext *c = redisConnect("a", static_cast<int>(port));
  if (!c)
    return 0;
  if (port > limit)
    return limit;
  redisFree(c);
  return port;
}

int main() {
  out << with_connection(1, 5) << with_connection(6, 5) << with_connection(1L, 5L) << with_connection(6L, 5L)
            << '\n';
}
