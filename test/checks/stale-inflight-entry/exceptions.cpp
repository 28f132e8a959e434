// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The exception comes out of what a visible function calls.

#include <mutex>
#include <stdexcept>

class Queue {
public:
  void push(int value) {
    if (value < 0)
      refuse();
    last_ = value;
  }
  void read();
  void skip() { read(); }

private:
  void refuse() { throw std::runtime_error("negative"); }
  int last_ = 0;
};

class Mailbox {
public:
  bool two_calls_below(int value) {
    sync_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sync_' stays locked when the function is left early: what unlocks it is skipped
    queue_.push(value);
    sync_.unlock();
    return true;
  }

private:
  std::mutex sync_;
  Queue queue_;
};

void unknown_work();

class Outbox {
public:
  bool flush() {
    if (sending_)
      return false;
    sending_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sending_' keeps its mark when the function is left early
    unknown_work();
    sending_ = false;
    return true;
  }

private:
  bool sending_ = false;
};
