// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The neighbours of detach-told-by-destructor.cpp: an object that nothing ends,
// a destructor that waits, and one that says something else.

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Reports {
public:
  void start() {
    std::thread([this] {
      while (running_)
        report();
    }).detach();
  }
  void stop() { running_ = false; }

private:
  void report();
  std::atomic<bool> running_{true};
};

class Beats {
public:
  ~Beats() {
    std::unique_lock<std::mutex> lock(mutex_);
    stopped_ = true;
    ended_.wait(lock);
  }
  void start() { std::thread(&Beats::run, this).detach(); }

private:
  void run() {
    while (!stopped_)
      beat();
    ended_.notify_all();
  }
  void beat();
  std::mutex mutex_;
  std::condition_variable ended_;
  std::atomic<bool> stopped_{false};
};

class Ticks {
public:
  ~Ticks() { count_ = 0; }
  void start() {
    std::thread([this] {
      while (tick())
        ++count_;
    }).detach();
  }

private:
  bool tick();
  std::atomic<int> count_{0};
};
