// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread that is handed on, or not joined when the function ends early.
// RUN: %check_runtime --fix-notes %s
// LEDGER: a running thread was destroyed
#include <cstdlib>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

#include "ledger.h"
#include "print.h"

static void work() {}

static int start(std::vector<std::thread> &all, bool quick) {
  std::thread t(work);
  if (quick)
    return 1;
  all.push_back(std::move(t));
  return 0;
}

int main() {
  std::set_terminate([] {
    ledger_demand(0, "a running thread was destroyed");
    out << "1\n";
    std::exit(0);
  });
  std::vector<std::thread> all;
  out << start(all, false) << '\n';
  for (std::thread &t : all)
    t.join();
  out << start(all, true) << '\n';
}
