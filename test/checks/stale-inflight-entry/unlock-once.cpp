// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s -- -std=c++17
//
// A guard never takes back twice what bears it only once: it takes the place of the call, or there is none.
#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>

bool ready();
void report(const char *);

class Listener {
public:
  void at_the_end_of_the_scope(const std::string &path) {
    if (!path.empty()) {
      // CHECK-FIXES:       lock_.lock();
      // CHECK-FIXES-NEXT:       const auto unmark_action = [&] { lock_.unlock(); };
      // CHECK-FIXES-NEXT:       const struct unmark_type { decltype(unmark_action) &run; ~unmark_type() { run(); } } unmark{unmark_action};
      // CHECK-FIXES:       if (!ready())
      // CHECK-FIXES-NEXT:         return;
      // CHECK-FIXES-NEXT:       seen_ = path;
      // CHECK-FIXES-NEXT:     }
      lock_.lock();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'lock_' stays locked when the function is left early: what unlocks it is skipped
      if (!ready())
        return;
      seen_ = path;
      lock_.unlock();
    }
    report("done");
  }

  void in_the_middle(const std::string &path) {
    lock_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'lock_' stays locked when the function is left early: what unlocks it is skipped
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: let a scope guard unlock it; no edit: the lock would be held to the end of the scope
    if (!ready())
      return;
    seen_ = path;
    lock_.unlock();
    report("done");
  }

  void counted_by_a_call() {
    // CHECK-FIXES:     calls_.fetch_add(1);
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { calls_.fetch_sub(1); };
    // CHECK-FIXES-NEXT:     const struct unmark_type { decltype(unmark_action) &run; ~unmark_type() { run(); } } unmark{unmark_action};
    // CHECK-FIXES:     if (!ready())
    // CHECK-FIXES-NEXT:       throw std::runtime_error("not ready");
    // CHECK-FIXES-NEXT:     report("done");
    calls_.fetch_add(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'calls_' keeps its mark when the function is left early: what takes it back is skipped
    if (!ready())
      throw std::runtime_error("not ready");
    calls_.fetch_sub(1);
    report("done");
  }

  void erased_by_key(const std::string &id) {
    // CHECK-FIXES:     active_.insert(id);
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { active_.erase(id); };
    // CHECK-FIXES:       throw std::runtime_error("not ready");
    // CHECK-FIXES-NEXT:     active_.erase(id);
    // CHECK-FIXES-NEXT:     report("done");
    active_.insert(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'active_' keeps 'id' when the function is left early: what takes it back is skipped
    if (!ready())
      throw std::runtime_error("not ready");
    active_.erase(id);
    report("done");
  }

private:
  std::mutex lock_;
  std::string seen_;
  std::atomic<int> calls_{0};
  std::set<std::string> active_;
};
