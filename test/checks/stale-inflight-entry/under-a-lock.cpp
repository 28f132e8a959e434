// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A guard runs without the locks that were taken behind the mark: no edit where the mark is taken back under one.

#include <mutex>

inline void work(int n) {
  if (n < 0)
    throw n;
}
bool ready();

class Queue {
public:
  void locked_again(int n) {
    std::unique_lock<std::mutex> lock(mutex_);
    ++running_;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'running_' keeps its mark
    // CHECK-MESSAGES: note: let a scope guard take it back; no edit: it is taken back under a lock, which a guard would not hold
    lock.unlock();
    work(n);
    lock.lock();
    --running_;
  }

  void locked_in_a_scope(int n) {
    busy_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'busy_' keeps its mark
    // CHECK-MESSAGES: note: let a scope guard take it back; no edit: it is taken back under a lock, which a guard would not hold
    work(n);
    if (!ready())
      return;
    {
      const std::lock_guard<std::mutex> hold(mutex_);
      busy_ = false;
    }
  }

  void locked_all_the_time(int n) {
    const std::lock_guard<std::mutex> hold(mutex_);
    // CHECK-FIXES:     running_ += 1;
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { running_ -= 1; };
    running_ += 1;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'running_' keeps its mark
    work(n);
    running_ -= 1;
  }

  // Of the empty lines around the statement that goes, one stays.
  // CHECK-FIXES:   void unlocked_before(int n) {
  // CHECK-FIXES:       work(n);
  // CHECK-FIXES-NEXT:     }
  // CHECK-FIXES-NEXT:   }
  void unlocked_before(int n) {
    busy_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'busy_' keeps its mark
    if (!ready())
      return;
    {
      const std::lock_guard<std::mutex> hold(mutex_);
      work(n);
    }

    busy_ = false;
  }

private:
  std::mutex mutex_;
  int running_ = 0;
  bool busy_ = false;
};
