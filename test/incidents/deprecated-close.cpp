// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident deprecated-close.cpp %s
// LEDGER: Redis client's pool: 2 of 2 never closed
#include "print.h"

int main() {
  RateLimiter limiter("a", 2);
  limiter.next_period();
  for (int period = 0; period < 2; ++period) {
    for (int i = 0; i < 3; ++i)
      out << limiter.allow("user");
    limiter.next_period();
  }
  out << limiter.periods() << '\n';
}
