// RUN: %check_test --fix-notes %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The function asks whether it was the one that set the mark: where it was, every way out has to take the mark back.

#include <algorithm>
#include <atomic>
#include <set>
#include <string>
#include <vector>

bool upload(const std::string &name);
std::string fetch(int id);
inline void refuse(int id) { throw id; } // the file counts on exceptions

class Uploader {
public:
  bool exchanged(const std::string &name) {
    // CHECK-MESSAGES: :[[@LINE+1]]:9: warning: 'running_' keeps its mark when the function is left early: what takes it back is skipped
    if (running_.exchange(true))
      return false;
    // CHECK-FIXES:     if (running_.exchange(true))
    // CHECK-FIXES-NEXT:       return false;
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { running_ = false; };
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: left by this return
    if (name.empty())
      return false;
    upload(name);
    running_ = false;
    return true;
  }
  bool compared(const std::string &name) {
    bool expected = false;
    // CHECK-MESSAGES: :[[@LINE+1]]:10: warning: 'running_' keeps its mark when the function is left early
    if (!running_.compare_exchange_strong(expected, true))
      return false;
    // CHECK-FIXES:     if (!running_.compare_exchange_strong(expected, true))
    // CHECK-FIXES-NEXT:       return false;
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { running_.store(false); };
    if (name.empty())
      return false;
    running_.store(false);
    return true;
  }
  int inserted(int id) {
    // CHECK-MESSAGES: :[[@LINE+1]]:10: warning: 'processing_' keeps 'id' when the function is left early
    if (!processing_.insert(id).second)
      return 0;
    // CHECK-FIXES:     if (!processing_.insert(id).second)
    // CHECK-FIXES-NEXT:       return 0;
    // CHECK-FIXES-NEXT:     const auto unmark_action = [&] { processing_.erase(id); };
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: left by this return
    if (fetch(id).empty())
      return -1;
    processing_.erase(id);
    return 1;
  }
  int bound(int id) {
    auto [at, fresh] = processing_.insert(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'processing_' keeps 'id' when the function is left early
    // CHECK-MESSAGES: :[[@LINE-2]]:24: note: let a scope guard take it back; no edit: there is no place for a guard
    if (!fresh)
      return 0;
    if (fetch(id).empty())
      return -1;
    processing_.erase(at);
    return 1;
  }
  int kept_in_a_variable(int id) {
    const bool fresh = processing_.insert(id).second;
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'processing_' keeps 'id' when the function is left early
    if (!fresh)
      return 0;
    if (fetch(id).empty())
      return -1;
    processing_.erase(id);
    return 1;
  }
  void spun(const std::string &name) {
    while (flag_.test_and_set())
      // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'flag_' keeps its mark when the function is left early
      ;
    if (name.empty())
      return;
    upload(name);
    flag_.clear();
  }
  void removed_by_search(int id) {
    queue_.push_back(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'queue_' keeps 'id' when the function is left early
    upload(fetch(id));
    queue_.erase(std::remove(queue_.begin(), queue_.end(), id), queue_.end());
  }
  void found(int id) {
    queue_.push_back(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'queue_' keeps 'id' when the function is left early
    upload(fetch(id));
    queue_.erase(std::find(queue_.begin(), queue_.end(), id));
  }

private:
  std::atomic<bool> running_{false};
  std::atomic_flag flag_;
  std::set<int> processing_;
  std::vector<int> queue_;
};
