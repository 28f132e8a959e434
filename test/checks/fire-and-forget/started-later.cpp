// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Tasks that are made first and started later, and tasks that are asked to stop
// and not waited for.

#include <functional>

namespace tbb {
class task_group {
public:
  task_group();
  ~task_group();
  template <class F> void run(F &&f) { f(); }
  int wait();
  void cancel();
  bool is_canceling();
};
} // namespace tbb

namespace boost {
class thread {
public:
  thread() noexcept;
  template <class F> explicit thread(F f) { f(); }
  thread(thread &&) noexcept;
  ~thread();
  thread &operator=(thread &&) noexcept;
  bool joinable() const noexcept;
  void join();
  void interrupt();
};
} // namespace boost

void work();
bool enough();

void one_path_does_not_wait() {
  tbb::task_group group;
  group.run(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'group' is not awaited on every path, which cancels the work
  group.run(work);
  if (enough())
    return;
  // CHECK-FIXES:   if (enough()) {
  // CHECK-FIXES-NEXT:     group.wait();
  // CHECK-FIXES-NEXT:     return;
  group.wait();
}

void cancelled_and_not_awaited() {
  tbb::task_group group;
  group.run(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'group' is cancelled but never awaited, which cancels the work
  if (enough())
    group.cancel();
  // CHECK-FIXES:   group.wait();
}

void interrupted_and_not_joined() {
  boost::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 't' is cancelled but never awaited, so its result and its errors are lost
  t.interrupt();
  // CHECK-FIXES:   t.interrupt();
  // CHECK-FIXES:   t.join();
}

class StopsAndDoesNotWait {
public:
  StopsAndDoesNotWait() { thread_ = boost::thread(work); }
  ~StopsAndDoesNotWait() { thread_.interrupt(); }

private:
  boost::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'thread_' is cancelled by the destructor, which does not wait until it has stopped
};
// CHECK-FIXES:   ~StopsAndDoesNotWait() { thread_.interrupt(); thread_.join(); }
