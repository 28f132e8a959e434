// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Locks behind pointers.

#include <deque>
#include <memory>
#include <mutex>
#include <string>

class Session {
public:
  bool update() {
    mutex->lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'mutex' stays locked when the function is left early: what unlocks it is skipped
    if (events.empty())
      return true;
    events.clear();
    mutex->unlock();
    return true;
  }
  bool flush() {
    shared->lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'shared' stays locked when the function is left early
    if (events.empty())
      return true;
    events.clear();
    shared->unlock();
    return true;
  }

private:
  std::unique_ptr<std::mutex> mutex;
  std::mutex *shared = nullptr;
  std::deque<std::string> events;
};

bool use(Session &s) { return s.update() && s.flush(); }
