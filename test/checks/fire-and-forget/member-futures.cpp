// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Futures that a class keeps and never asks.

#include <future>
#include <utility>

int work();
std::future<int> start();

class Forgets {
public:
  void begin() { result_ = start(); }
  ~Forgets() { work(); }
  // CHECK-FIXES:   ~Forgets() { work(); if (result_.valid()) result_.wait(); }

private:
  std::future<int> result_;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'result_' is started and never awaited, so its result and its errors are lost
};

class KeepsFromTheStart {
public:
  KeepsFromTheStart() : result_(start()) {}
  bool busy() const { return result_.valid(); }

private:
  std::future<int> result_;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'result_' is started and never awaited, so its result and its errors are lost
};

class SilentAsks {
public:
  void begin() { result_ = start(); }
  int answer() { return result_.get(); }

private:
  std::future<int> result_;
};

class SilentItsDestructorWaits {
public:
  SilentItsDestructorWaits() : result_(std::async(std::launch::async, work)) {}

private:
  std::future<int> result_;
};

class SilentGivesItAway {
public:
  void begin() { result_ = start(); }
  std::future<int> take() { return std::move(result_); }

private:
  std::future<int> result_;
};

class SilentSomebodyElseMayAsk {
public:
  void begin() { result_ = start(); }
  void end();

private:
  std::future<int> result_;
};
