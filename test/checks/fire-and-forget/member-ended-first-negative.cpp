// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A class of this file whose method that joins has been called wherever an
// object is deleted.

#include <thread>

bool turn();
static void loop() {
  while (turn()) {
  }
}

class Worker {
public:
  Worker() { thread_ = std::thread(loop); }
  ~Worker() { turn(); }
  bool shutdown() {
    thread_.join();
    return turn();
  }

private:
  std::thread thread_;
};

class Manager {
public:
  ~Manager() {
    if (worker_) {
      worker_->shutdown();
      delete worker_;
    }
  }
  void end() {
    if (worker_->shutdown())
      delete worker_;
    worker_ = nullptr;
  }

private:
  Worker *worker_ = new Worker();
};
