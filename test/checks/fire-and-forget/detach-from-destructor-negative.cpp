// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that are let go beside such as the destructor waits for.

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

void send(const std::string &text);

class OwnsAllItUses {
public:
  ~OwnsAllItUses() {
    for (auto &thread : threads_)
      thread.join();
  }
  void note(std::string text) {
    std::thread reporter([text] {
      try {
        send(text);
      } catch (...) {
        ++failures();
      }
    });
    reporter.detach(); // not one that the destructor waits for
  }
  void start() {
    threads_.push_back(std::thread([this] { work(); }));
  }

private:
  static std::atomic<int> &failures();
  void work();
  std::vector<std::thread> threads_;
};

class WaitsUnlessItIsItself {
public:
  ~WaitsUnlessItIsItself() { stop(); }
  void start() { thread_ = std::thread([this] { work(); }); }
  void stop() {
    if (std::this_thread::get_id() == thread_.get_id())
      thread_.detach();
    else if (thread_.joinable())
      thread_.join();
  }

private:
  void work();
  std::thread thread_;
};

class EnderAsks { // who ends the object looks at what the thread says
public:
  bool done() const { return !attached_; }
  void run() {
    if (attached_)
      return;
    attached_ = true;
    std::thread consumer(&EnderAsks::loop, this);
    consumer.detach();
  }

private:
  void loop() {
    while (turn())
      ;
    attached_ = false;
  }
  bool turn();
  std::atomic<bool> attached_{false};
};

void end(EnderAsks *queue) {
  while (!queue->done())
    ;
  queue->~EnderAsks();
}
void use() {
  OwnsAllItUses a;
  a.note("x");
  a.start();
  WaitsUnlessItIsItself b;
  b.start();
}
