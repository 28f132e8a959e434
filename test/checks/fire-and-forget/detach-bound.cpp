// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// What a thread runs is seen through std::bind.
#include <functional>
#include <memory>
#include <stdexcept>
#include <thread>

void log(const char *message);

struct Subscription {
  void update() {
    if (failed)
      throw std::runtime_error("no answer");
  }
  void updateAndReport() {
    try {
      update();
    } catch (...) {
      log("no answer");
    }
  }
  void updateElsewhere();
  bool failed = false;
};

void failuresAreNobodys(std::shared_ptr<Subscription> subscription) {
  std::thread t(std::bind(&Subscription::update, subscription));
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it [closecall-fire-and-forget]
}

void failuresAreHandled(std::shared_ptr<Subscription> subscription) {
  std::thread t(std::bind(&Subscription::updateAndReport, subscription));
  t.detach();
}

void routineIsElsewhere(std::shared_ptr<Subscription> subscription) {
  std::thread t(std::bind(&Subscription::updateElsewhere, subscription));
  t.detach();
}
