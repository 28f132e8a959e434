// RUN: %check_test %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <atomic>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

bool store(const std::string &id);
void work();

class Silent {
public:
  void silent_queue_takes_the_other_end(int id) {
    queue_.push_back(id);
    work();
    queue_.pop_front();
  }
  void silent_other_key(const std::string &a, const std::string &b) {
    busy_[a] = true;
    work();
    busy_[b] = false;
  }
  void silent_other_amount() {
    depth_ += 2;
    work();
    depth_ -= 1;
  }
  bool silent_taken_out_only_when_it_failed(int id) {
    stack_.push_back(id);
    if (!store("")) {
      stack_.pop_back();
      return false;
    }
    return true;
  }
  void silent_handler_takes_it_back(const std::string &id) {
    ids_.insert(id);
    try {
      store(id);
    } catch (const std::string &) {
      ids_.erase(id);
      return;
    }
    ids_.erase(id);
  }
  void silent_handler_goes_on(const std::string &id) {
    ids_.insert(id);
    try {
      store(id);
    } catch (...) {
    }
    ids_.erase(id);
  }
  void silent_handler_calls_for_help(const std::string &id) {
    ids_.insert(id);
    try {
      store(id);
    } catch (const std::string &) {
      forget(id);
      return;
    }
    ids_.erase(id);
  }
  void silent_local_marks(const std::string &id) {
    std::map<std::string, bool> busy;
    busy[id] = true;
    if (!store(id))
      return;
    busy[id] = false;
  }
  int silent_position_is_no_mark() {
    ++position_;
    if (position_ == 3)
      return 1;
    --position_;
    return 0;
  }

private:
  void forget(const std::string &id) noexcept;
  std::deque<int> queue_;
  std::vector<int> stack_;
  std::map<std::string, bool> busy_;
  int depth_ = 0;
  int position_ = 0;
  std::set<std::string> ids_;
};

void pathThatTheCallerLends(std::vector<int> &location, int key) {
  location.push_back(key);
  if (key < 0)
    throw 1;
  location.pop_back();
}
