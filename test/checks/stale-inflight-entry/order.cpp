// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The same shapes where the mark was set.

#include <list>
#include <mutex>
#include <stdexcept>

bool late();
inline void wait_a_little() {
  if (late())
    throw std::runtime_error("late");
}

class Buckets {
public:
  bool got_the_lock() {
    if (!sync_.try_lock())
      // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'sync_' stays locked when the function is left early: what unlocks it is skipped
      return false;
    wait_a_little();
    sync_.unlock();
    return true;
  }

  void in_a_branch() {
    if (sync_.try_lock()) {
      // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'sync_' stays locked when the function is left early: what unlocks it is skipped
      wait_a_little();
      sync_.unlock();
    }
  }

private:
  std::mutex sync_;
};

class Path {
public:
  void always_put_in_before(int step) {
    steps_.push_back(step);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'steps_' keeps 'step' when the function is left early: what takes it back is skipped
    // CHECK-FIXES:     steps_.push_back(step);
    // CHECK-FIXES-NEXT:     {{.*}}[&] { steps_.pop_back(); };
    wait_a_little();
    steps_.pop_back();
  }

private:
  std::list<int> steps_;
};

class QObject {
public:
  virtual ~QObject();
};

class Job : public QObject {
public:
  void throws_for_all_to_see(int count) {
    running_ = true;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'running_' keeps its mark when the function is left early: what takes it back is skipped
    if (count < 0)
      throw std::runtime_error("negative");
    running_ = false;
  }

private:
  bool running_ = false;
};
