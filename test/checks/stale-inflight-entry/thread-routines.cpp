// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that handle what their work throws, and work that others call.

#include <stdexcept>
#include <thread>

bool turn();
inline void work() {
  if (!turn())
    throw std::runtime_error("failed");
}
void report();

class Worker {
public:
  void start() {
    thread_ = std::thread([this] {
      try {
        turns();
      } catch (const std::exception &) {
        report();
      }
    });
    other_ = std::thread(&Worker::run, this);
  }
  void by_hand() {
    busy_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'busy_' keeps its mark when the function is left early
    work();
    busy_ = false;
  }

private:
  void turns() {
    active_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'active_' keeps its mark when the function is left early
    work();
    active_ = false;
  }
  void run() {
    try {
      step();
    } catch (const std::exception &) {
      report();
    }
  }
  void step() {
    sending_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sending_' keeps its mark when the function is left early
    work();
    sending_ = false;
  }
  bool active_ = false, busy_ = false, sending_ = false;
  std::thread thread_, other_;
};
