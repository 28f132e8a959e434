// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread whose variable goes while it runs ends the program.
// RUN: %check_runtime --fix-notes %s
// LEDGER: a running thread was destroyed
#include <cstdlib>
#include <exception>
#include <thread>

#include "ledger.h"
#include "print.h"

static void work() {}

static int run(bool quick) {
  std::thread t(work);
  if (quick)
    return 1;
  t.join();
  return 0;
}

int main() {
  std::set_terminate([] {
    ledger_demand(0, "a running thread was destroyed");
    out << "0\n1\n";
    std::exit(0);
  });
  const int first = run(false), second = run(true);
  out << first << '\n' << second << '\n';
}
