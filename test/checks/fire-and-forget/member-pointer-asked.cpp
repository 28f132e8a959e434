// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A thread behind a plain pointer that the class asks, and never joins.

#include <atomic>
#include <thread>

void rest();

class Thread {
public:
  virtual ~Thread() { shutdown(); }
  void start() {
    thread_ = new std::thread([this] { main(); });
    id_ = thread_->get_id();
  }
  void shutdown() {
    if (!thread_)
      return;
    quitting_ = true;
    while (!stopped_)
      rest();
    thread_ = nullptr;
  }

protected:
  virtual void run() = 0;

private:
  void main() {
    run();
    stopped_ = true;
  }
  std::thread *thread_ = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'thread_' is started and never awaited
  std::thread::id id_;
  std::atomic<bool> quitting_{false}, stopped_{false};
};

class Counter : public Thread {
  void run() override {}
};
void use() {
  Counter counter;
  counter.start();
}
