// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that end with their object, or that have been told to end and own
// what they use.

#include <functional>
#include <memory>
#include <thread>

int work(int job);

class Clock {
public:
  void silent_it_deletes_itself() {
    std::thread stopping(std::bind(&Clock::stopAndDelete, this));
    stopping.detach();
  }

private:
  void stopAndDelete() {
    running_ = false;
    work(0);
    delete this;
  }
  bool running_ = true;
};

class Timer {
public:
  Timer() {
    std::thread thread{[this] { silent_where_that_is_called(); }};
    thread.detach();
  }

private:
  void silent_where_that_is_called() {
    while (true) {
      if (work(1)) {
        delete this;
        return;
      }
    }
  }
};

class Queue {
public:
  void start() {
    std::shared_ptr<Queue> self = self_.lock();
    worker_ = std::thread([self]() { self->run(); });
  }
  void silent_it_is_told_to_end() {
    if (worker_.joinable()) {
      stop_ = true;
      worker_.detach();
    }
  }
  ~Queue() { silent_it_is_told_to_end(); }

private:
  void run() {
    while (!stop_)
      work(1);
  }
  std::weak_ptr<Queue> self_;
  std::thread worker_;
  bool stop_ = false;
};
