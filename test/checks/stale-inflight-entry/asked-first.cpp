// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A condition sets the mark and leaves where it was set already: the guard comes behind it.

#include <mutex>
#include <set>
#include <string>

inline void load(const std::string &key) {
  if (key.empty())
    throw key;
}
bool ready();

class Loader {
public:
  bool inserted(const std::string &key) {
    // CHECK-MESSAGES: :[[@LINE+1]]:10: warning: 'inflight_' keeps 'key' when the function is left early
    if (!inflight_.insert(key).second) // somebody else does it
      return false;
    // CHECK-FIXES:     if (!inflight_.insert(key).second) // somebody else does it
    // CHECK-FIXES-NEXT:       return false;
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { inflight_.erase(key); };
    // CHECK-FIXES-NEXT:     const struct unmark_type { decltype(unmark_action) &run; ~unmark_type() { run(); } } unmark{unmark_action};
    // CHECK-FIXES:     load(key);
    // CHECK-FIXES-NEXT:     if (!ready())
    // CHECK-FIXES-NEXT:       return false;
    // CHECK-FIXES-NEXT:     return true;
    load(key);
    if (!ready())
      return false;
    inflight_.erase(key);
    return true;
  }

  void emplaced(const std::string &key) {
    // CHECK-MESSAGES: :[[@LINE+1]]:11: warning: 'inflight_' keeps 'key' when the function is left early
    if (!(inflight_.emplace(key).second)) {
      load("other");
      throw 1;
    } // nobody else
    // CHECK-FIXES:     } // nobody else
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { inflight_.erase(key); };
    load(key);
    inflight_.erase(key);
  }

  void locked(const std::string &key) {
    // CHECK-MESSAGES: :[[@LINE+1]]:10: warning: 'lock_' stays locked when the function is left early
    if (!lock_.try_lock()) return;
    // CHECK-FIXES:     if (!lock_.try_lock()) return;
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { lock_.unlock(); };
    load(key);
    lock_.unlock();
  }

  // Behind the condition it may be set or not: no edit.
  void goes_on(const std::string &key) {
    // CHECK-MESSAGES: :[[@LINE+1]]:10: warning: 'inflight_' keeps 'key' when the function is left early
    if (!inflight_.insert(key).second)
      load("again");
    load(key);
    inflight_.erase(key);
    // CHECK-MESSAGES: note: let a scope guard take it back; no edit: there is no place for a guard
  }

private:
  std::set<std::string> inflight_;
  std::mutex lock_;
};
