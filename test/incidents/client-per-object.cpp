// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident client-per-object.cpp %s
// LEDGER: libcurl easy handle: 3 of 3 never closed
#include "print.h"

int main() {
  ObjectSync sync("http://store");
  out << sync.run({{"a", "one", 1}, {"a", "two", 2}, {"refused", "three", 1}, {"b", "four", 0}}) << sync.failed();
  out << '\n';
}
