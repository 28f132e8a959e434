// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident subscribe-fails.cpp %s
// LEDGER: hiredis connection: 2 of 4 never closed
#include "print.h"

int main() {
  EventListener good("a", 6379), refused("refused", 6379), nowhere("nowhere", 6379);
  out << good.start("LOST") << good.start("BAD") << good.start("7") << good.start("7");
  out << refused.start("7") << nowhere.start("7") << good.attempts() << '\n';
}
