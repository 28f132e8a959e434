// RUN: %check_test --config "{CheckOptions: [{key: closecall-unbounded-cache.ReportQueues, value: false}]}" %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The option that asks for sequences is off.

#include <deque>
#include <list>
#include <queue>
#include <string>
#include <vector>

class SilentTheOptionIsOff {
public:
  void note(const std::string &line) {
    history_.push_back(line);
    pending_.push(line);
    recent_.push_front("constant");
    seen_.emplace_back(line);
  }
  bool any() const { return !pending_.empty(); }

private:
  std::vector<std::string> history_;
  std::queue<std::string> pending_;
  std::deque<std::string> recent_;
  std::list<std::string> seen_;
};
