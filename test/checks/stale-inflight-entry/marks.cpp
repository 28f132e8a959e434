// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <set>
#include <string>

bool store(const std::string &id);
inline void refuse(int id) { throw id; } // the file counts on exceptions

class Processor {
public:
  bool update(const std::string &id);
  void retry();
  int count();

private:
  void resend();
  std::set<std::string> processing_;
  bool retrying_ = false;
  int active_ = 0;
};

bool Processor::update(const std::string &id) {
  processing_.insert(id);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'processing_' keeps 'id' when the function is left early: what takes it back is skipped
  // CHECK-FIXES:   processing_.insert(id);
  // CHECK-FIXES-NEXT:   const auto unmark_action = [&] { processing_.erase(id); };
  // CHECK-FIXES-NEXT:   const struct unmark_type { decltype(unmark_action) &run; ~unmark_type() { run(); } } unmark{unmark_action};
  if (!store(id))
    return false;
  processing_.erase(id);
  // CHECK-FIXES: {{.*}}return false;
  // CHECK-FIXES-NOT: processing_.erase(id);
  return true;
}

void Processor::retry() {
  retrying_ = true;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'retrying_' keeps its mark when the function is left early
  resend();
  retrying_ = false;
}

int Processor::count() {
  ++active_;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'active_' keeps its mark when the function is left early
  if (processing_.empty())
    return 0;
  --active_;
  return 1;
}
