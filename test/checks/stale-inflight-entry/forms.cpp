// RUN: %check_test --fix-notes %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The two halves of a mark, in every form.

#include <atomic>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

bool store(const std::string &id);
inline void work() {
  if (!store(""))
    throw 1;
}

class Forms {
public:
  void flag_of_key(const std::string &id) {
    busy_[id] = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'busy_' keeps 'id' when the function is left early: what takes it back is skipped
    // CHECK-FIXES:     busy_[id] = true;
    // CHECK-FIXES:     const auto unmark_action = [&] { busy_[id] = false; };
    if (!store(id))
      return;
    busy_[id] = false;
  }
  void flag_erased(const std::string &id) {
    busy_[id] = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'busy_' keeps 'id' when the function is left early: what takes it back is skipped
    if (!store(id))
      return;
    busy_.erase(id);
  }
  void entry_of_a_map(const std::string &id) {
    pending_.emplace(id, 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'pending_' keeps 'id' when the function is left early: what takes it back is skipped
    // CHECK-FIXES:     const auto unmark_action = [&] { pending_.erase(id); };
    work();
    pending_.erase(id);
  }
  void pushed(const std::string &id) {
    stack_.push_back(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'stack_' keeps 'id' when the function is left early: what takes it back is skipped
    // CHECK-FIXES:     const auto unmark_action = [&] { stack_.pop_back(); };
    work();
    stack_.pop_back();
  }
  void removed_by_value(int id) {
    list_.push_back(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'list_' keeps 'id' when the function is left early: what takes it back is skipped
    work();
    list_.remove(id);
  }
  void array_of_flags(int i) {
    flags_[i] = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'flags_' keeps 'i' when the function is left early: what takes it back is skipped
    work();
    flags_[i] = false;
  }
  void locked() {
    mutex_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'mutex_' stays locked when the function is left early: what unlocks it is skipped
    if (!store(""))
      return;
    mutex_.unlock();
  }
  void tried() {
    if (!mutex_.try_lock())
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'mutex_' stays locked when the function is left early: what unlocks it is skipped
      return;
    work();
    mutex_.unlock();
  }
  void atomic() {
    calls_.fetch_add(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'calls_' keeps its mark when the function is left early: what takes it back is skipped
    work();
    calls_.fetch_sub(1);
  }
  void atomic_operators() {
    ++calls_;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'calls_' keeps its mark when the function is left early: what takes it back is skipped
    work();
    --calls_;
  }
  void compound() {
    depth_ += 2;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'depth_' keeps its mark when the function is left early: what takes it back is skipped
    work();
    depth_ -= 2;
  }
  void atomic_flag() {
    running_.store(true);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'running_' keeps its mark when the function is left early: what takes it back is skipped
    work();
    running_.store(false);
  }
  void handler_leaves(const std::string &id) {
    ids_.insert(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'ids_' keeps 'id' when the function is left early: what takes it back is skipped
    try {
      store(id);
    } catch (const std::string &) {
      return;
    }
    ids_.erase(id);
  }
  void nested(const std::string &id) {
    ids_.insert(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'ids_' keeps 'id' when the function is left early: what takes it back is skipped
    ++depth_;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'depth_' keeps its mark when the function is left early: what takes it back is skipped
    work();
    --depth_;
    ids_.erase(id);
  }
  void thrown(const std::string &id) {
    ids_.insert(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'ids_' keeps 'id' when the function is left early: what takes it back is skipped
    if (id.empty())
      throw 1;
    ids_.erase(id);
  }

private:
  std::map<std::string, bool> busy_;
  std::map<std::string, int> pending_;
  std::vector<std::string> stack_;
  std::list<int> list_;
  bool flags_[8];
  std::mutex mutex_;
  std::atomic<int> calls_{0};
  int depth_ = 0;
  std::atomic<bool> running_{false};
  std::set<std::string> ids_;
};
