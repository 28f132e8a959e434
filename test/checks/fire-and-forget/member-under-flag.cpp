// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A destructor that awaits its thread unless a method has said not to.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Active {
public:
  Active() : thread_([this] { run(); }) {}
  ~Active() {
    if (!shuttingDown_) {
      stop();
      thread_.join();
    }
  }
  void shutdown() {
    shuttingDown_ = true;
    stop();
  }

private:
  void stop() { done_ = true; }
  void run();
  std::atomic<bool> done_{false};
  bool shuttingDown_ = false;
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is not awaited by the destructor once 'shutdown' has set 'shuttingDown_', which terminates the program
};

bool turn();

// The thread says itself that it has ended, but is still to be joined.
class Ends {
public:
  ~Ends() {
    if (running_)
      thread_.join();
  }
  void start() {
    running_ = true;
    thread_ = std::thread([this] { run(); });
  }

private:
  void run() {
    while (turn())
      ;
    running_ = false;
  }
  std::atomic<bool> running_{false};
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is not awaited by the destructor once 'run' has set 'running_', which terminates the program
};

void use() {
  Active a;
  a.shutdown();
  Ends e;
  e.start();
}
