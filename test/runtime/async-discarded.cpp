// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// std::async whose result is thrown away: an error vanishes.
// RUN: %check_runtime --fix-notes %s -- -Wno-unused-result
// LEDGER: the error is lost
#include <future>
#include <stdexcept>

#include "ledger.h"
#include "print.h"

static int work(int n) {
  if (n < 0)
    throw std::runtime_error("negative");
  return n;
}

static void handle(int n) { std::async(std::launch::async, work, n); }

int main() {
  bool told = false;
  try {
    handle(1);
    handle(-1);
  } catch (const std::runtime_error &) {
    told = true;
  }
  ledger_demand(told, "the error is lost");
}
