// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A destructor that is defaulted outside of its class has no body to edit.

#include <thread>

class Worker {
public:
  Worker();
  ~Worker();
  void terminate();

private:
  void run() {}
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is not awaited by the destructor, which terminates the program unless 'terminate' was called before
};

Worker::Worker() : thread_([this] { run(); }) {}
Worker::~Worker() = default;
void Worker::terminate() { thread_.join(); }
