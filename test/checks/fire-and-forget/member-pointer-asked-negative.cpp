// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads behind plain pointers that the class asks, and lets go or joins.

#include <thread>

class LetGo {
public:
  void start() {
    thread_ = new std::thread([this] { run(); });
    id_ = thread_->get_id();
    thread_->detach();
  }

protected:
  virtual void run() = 0;

private:
  std::thread *thread_ = nullptr;
  std::thread::id id_;
};

class Joins {
public:
  void start() { thread_ = new std::thread([this] { run(); }); }
  void stop() {
    if (thread_ && thread_->joinable())
      thread_->join();
    delete thread_;
    thread_ = nullptr;
  }

protected:
  virtual void run() = 0;

private:
  std::thread *thread_ = nullptr;
};

class MethodElsewhere {
public:
  void start() {
    thread_ = new std::thread([this] { run(); });
    id_ = thread_->get_id();
  }
  void stop(); // may join

private:
  void run() {}
  std::thread *thread_ = nullptr;
  std::thread::id id_;
};
