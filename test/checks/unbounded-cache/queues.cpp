// RUN: %check_test %lasting --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Sequences whose name says that they keep what has been.

#include <deque>
#include <list>
#include <queue>
#include <string>
#include <vector>

class Histories {
public:
  void note(const std::string &line) {
    // CHECK-FIXES:     if (history_.size() >= 1000) history_.erase(history_.begin());
    // CHECK-FIXES-NEXT:     history_.push_back(line);
    history_.push_back(line);
    // CHECK-FIXES:     if (pending_.size() >= 1000) pending_.pop();
    // CHECK-FIXES-NEXT:     pending_.push(line);
    pending_.push(line);
    // CHECK-FIXES:     if (recent_.size() >= 1000) recent_.erase(recent_.begin());
    // CHECK-FIXES-NEXT:     recent_.push_front("constant");
    recent_.push_front("constant");
    // CHECK-FIXES:     if (seen_.size() >= 1000) seen_.erase(seen_.begin());
    // CHECK-FIXES-NEXT:     seen_.emplace_back(line);
    seen_.emplace_back(line);
  }
  bool any() const { return !pending_.empty(); }

private:
  std::vector<std::string> history_;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'history_' only grows: nothing in 'Histories' ever removes an entry
  std::queue<std::string> pending_;
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'pending_' only grows: nothing in 'Histories' ever removes an entry
  std::deque<std::string> recent_;
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'recent_' only grows: nothing in 'Histories' ever removes an entry
  std::list<std::string> seen_;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'seen_' only grows: nothing in 'Histories' ever removes an entry
};
