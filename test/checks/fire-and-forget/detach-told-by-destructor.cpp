// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The destructor tells the thread to end by a member of the object, and does
// not wait: the thread asks the member once more when the object is gone.

#include <atomic>
#include <chrono>
#include <thread>

class Reports {
public:
  ~Reports() { running_ = false; }
  void start() {
    std::thread([this] {
      while (running_)
        report();
    }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }

private:
  void report();
  std::atomic<bool> running_{true};
};

class Beats {
public:
  ~Beats() { stop(); }
  void start() {
    std::thread(&Beats::run, this).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }
  void stop() { stopped_.store(true); }

private:
  void run() {
    while (!stopped_)
      beat();
  }
  void beat();
  std::atomic<bool> stopped_{false};
};
