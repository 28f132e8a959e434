// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A future that nobody keeps: its work is not done when the function returns.
// RUN: %check_runtime --fix-notes %s
// LEDGER: the message is not processed
#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <thread>

#include "ledger.h"

static std::atomic<int> processed{0};
static std::thread worker;

static std::future<void> process(int n) {
  auto promise = std::make_shared<std::promise<void>>();
  auto result = promise->get_future();
  if (worker.joinable())
    worker.join();
  worker = std::thread([promise, n] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    processed += n;
    promise->set_value();
  });
  return result;
}

static void handle(int n) { process(n); }

int main() {
  handle(1);
  ledger_demand(processed == 1, "the message is not processed");
  worker.join();
}
