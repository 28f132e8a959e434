// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident cancel-without-waiting.cpp %s -- -std=c++20
// LEDGER: a message is handled for a client that is gone
#include <atomic>
#include <chrono>

#include "ledger.h"
#include "print.h"

using namespace std::chrono_literals;

static std::atomic<int> begun{0}, ended{0};

bool next_message(const std::string &topic, std::string &message) {
  if (begun > 0) {
    std::this_thread::sleep_for(1ms);
    return false;
  }
  message = topic + ": hello";
  return true;
}

static void handle(const std::string &) {
  ++begun;
  std::this_thread::sleep_for(200ms);
  ++ended;
}

int main() {
  Client client;
  client.subscribe({"orders"}, handle);
  while (begun == 0)
    std::this_thread::sleep_for(1ms);
  client.leave();
  ledger_demand(ended == 1, "a message is handled for a client that is gone");
  while (ended == 0) // the end of the program must not come first
    std::this_thread::sleep_for(1ms);
  out << begun.load() << ended.load() << '\n';
}
