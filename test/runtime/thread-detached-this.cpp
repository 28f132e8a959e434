// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A detached thread that refers to an object of its starter.
// RUN: %check_runtime --fix-notes %s
// LEDGER: the report is not written when its object goes
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "ledger.h"

class Reporter {
public:
  ~Reporter() { ledger_demand(*written_, "the report is not written when its object goes"); }
  void begin() {
    auto written = written_;
    std::thread([this, written] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      *written = true;
      (void)this;
    }).detach();
  }

private:
  std::shared_ptr<std::atomic<bool>> written_ = std::make_shared<std::atomic<bool>>(false);
};

int main() {
  {
    Reporter r;
    r.begin();
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
}
