// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident forgotten-processing.cpp %s
// LEDGER: the error of 'b' is lost
// LEDGER: a message is still being processed
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "ledger.h"
#include "print.h"

static std::atomic<int> under_way{0};
static std::vector<std::thread> workers;

std::future<void> process(const Message &message) {
  std::promise<void> promise;
  std::future<void> result = promise.get_future();
  ++under_way;
  workers.emplace_back([bad = message.id == "b"](std::promise<void> done) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    --under_way;
    if (bad)
      done.set_exception(std::make_exception_ptr(std::runtime_error("refused")));
    else
      done.set_value();
  }, std::move(promise));
  return result;
}

int main() {
  Receiver receiver;
  for (const char *id : {"a", "b", "c"})
    receiver.receive({id, "text"});
  receiver.receive({"empty", ""});
  ledger_demand(under_way == 0, "a message is still being processed");
  ledger_demand(receiver.errors().size() == 1, "the error of 'b' is lost");
  for (std::thread &worker : workers)
    worker.join();
  out << receiver.received() << '\n';
}
