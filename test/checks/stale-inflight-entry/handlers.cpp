// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A handler that leaves the mark as it is: what would take it back stands in the `try`, or the handler leaves the function.

#include <exception>
#include <set>
#include <stdexcept>
#include <string>

struct Log {
  void error(const char *text);
};
void upload(int id);

class Worker {
public:
  void swallowed(int id) {
    try {
      processing_.insert(id);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'processing_' keeps 'id' when the function is left early: what takes it back is skipped
      upload(id);
      processing_.erase(id);
    } catch (const std::runtime_error &) {
    }
  }
  void logged(int id) {
    try {
      processing_.insert(id);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'processing_' keeps 'id' when the function is left early
      upload(id);
      processing_.erase(id);
    } catch (const std::exception &e) {
      log_.error(e.what());
    }
  }
  bool logged_and_left(int id) {
    processing_.insert(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'processing_' keeps 'id' when the function is left early
    try {
      upload(id);
    } catch (const std::exception &e) {
      log_.error(e.what());
      return false;
    }
    processing_.erase(id);
    return true;
  }

private:
  Log log_;
  std::set<int> processing_;
};
