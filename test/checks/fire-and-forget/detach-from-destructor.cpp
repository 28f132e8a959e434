// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that are let go though the destructor waits for such, and objects
// that end without anybody having asked.

#include <atomic>
#include <functional>
#include <memory>
#include <new>
#include <thread>
#include <vector>

class Pool {
public:
  ~Pool() { stop(); }
  void resize(size_t count) {
    for (size_t i = count; i < threads_.size(); ++i) {
      *flags_[i] = true;
      threads_[i]->detach();
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'detach' lets the task run on without anybody to wait for it, though the destructor waits for the others
    }
    threads_.resize(count);
    flags_.resize(count);
  }
  void start(size_t i) {
    auto flag = flags_[i];
    threads_[i].reset(new std::thread([this, flag] {
      while (!*flag)
        work();
    }));
  }

private:
  void work();
  void stop() {
    for (auto &thread : threads_)
      if (thread->joinable())
        thread->join();
    threads_.clear();
  }
  std::vector<std::unique_ptr<std::thread>> threads_;
  std::vector<std::shared_ptr<std::atomic<bool>>> flags_;
};

class Reader {
public:
  ~Reader() {
    stop_ = true;
    if (thread_.joinable())
      thread_.join();
  }
  void restart() {
    if (thread_.joinable())
      thread_.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
    thread_ = std::thread([this] { read(); });
  }

private:
  void read();
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

// Only who starts the thread asks what it says at its end, and the object ends
// by hand.
class Queue {
public:
  void run() {
    if (attached_)
      return;
    std::thread consumer(&Queue::loop, this);
    consumer.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
    attached_ = true;
  }
  void terminate() { over_ = true; }

private:
  void loop() {
    while (!over_)
      work();
    attached_ = false;
  }
  void work();
  bool attached_ = false;
  std::atomic<bool> over_{false};
};

void make(void *memory) { (new (memory) Queue)->run(); }
void end(Queue *queue) {
  queue->terminate();
  queue->~Queue();
}
void use() {
  Pool pool;
  pool.start(0);
  pool.resize(0);
}
