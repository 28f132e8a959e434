// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Locks behind pointers that are given back on every way out.

#include <deque>
#include <memory>
#include <mutex>
#include <string>

class Session {
public:
  bool everyReturnUnlocks() {
    mutex->lock();
    if (events.empty()) {
      mutex->unlock();
      return true;
    }
    events.clear();
    mutex->unlock();
    return true;
  }
  bool anotherLockIsUnlocked() {
    mutex->lock();
    if (events.empty())
      return true; // it is kept on purpose: nothing here unlocks it
    other->unlock();
    return false;
  }

private:
  std::unique_ptr<std::mutex> mutex, other;
  std::deque<std::string> events;
};

bool use(Session &s) { return s.everyReturnUnlocks() && s.anotherLockIsUnlocked(); }
