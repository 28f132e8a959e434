// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A detached thread writes where the function has already returned.
// RUN: %check_runtime --fix-notes %s
// LEDGER: the work goes on after the function
#include <atomic>
#include <chrono>
#include <thread>

#include "ledger.h"

static std::atomic<bool> done{false};

static void write_later() {
  std::thread t([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    done = true;
  });
  t.detach();
}

int main() {
  write_later();
  ledger_demand(done, "the work goes on after the function");
  if (!done)
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
}
