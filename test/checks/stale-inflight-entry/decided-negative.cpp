// RUN: %check_test %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Whoever did not set the mark has none to take back, and some marks are what the function is there to leave.

#include <algorithm>
#include <atomic>
#include <set>
#include <string>
#include <vector>

bool upload(const std::string &name) noexcept;
std::string fetch(int id) noexcept;

class Uploader {
public:
  bool refused_only(const std::string &name) {
    if (running_.exchange(true))
      return false; // somebody else's mark
    upload(name);
    running_ = false;
    return true;
  }
  bool compared(const std::string &name) {
    bool expected = false;
    if (running_.compare_exchange_strong(expected, true)) {
      upload(name);
      running_ = false;
      return true;
    }
    return false;
  }
  bool started(const std::string &name) { // stays set for stop()
    if (running_.exchange(true))
      return true;
    if (!upload(name)) {
      running_ = false;
      return false;
    }
    return true;
  }
  void stop() { running_ = false; }
  bool asked_later(int id) {
    auto [at, fresh] = seen_.insert(id);
    if (fetch(id).empty()) {
      if (fresh)
        seen_.erase(at);
      return false;
    }
    return fresh;
  }
  bool dropped_on_failure(int id) { // the key is what the function is there to leave
    if (!seen_.insert(id).second)
      return false;
    if (fetch(id).empty()) {
      seen_.erase(id);
      return false;
    }
    return true;
  }
  void another_key(int id, int other) {
    queue_.push_back(id);
    if (other < 0)
      throw other;
    queue_.erase(std::remove(queue_.begin(), queue_.end(), other), queue_.end());
  }
  void not_a_mark(int id) { // no name of a mark
    if (dark_.exchange(true))
      return;
    if (id < 0)
      return;
    dark_ = false;
  }

private:
  std::atomic<bool> running_{false}, dark_{false};
  std::set<int> seen_;
  std::vector<int> queue_;
};
