// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

namespace tbb {
class task_group {
public:
  task_group();
  ~task_group();
  template <class F> void run(F &&f) { f(); }
  int wait();
  void cancel();
};
} // namespace tbb

namespace boost {
class thread {
public:
  thread() noexcept;
  template <class F> explicit thread(F f) { f(); }
  ~thread();
  void join();
  void interrupt();
};
} // namespace boost

void work();
void fill(tbb::task_group &group);

void silent_never_started() { tbb::task_group group; }

void silent_awaited() {
  tbb::task_group group;
  group.run(work);
  group.run(work);
  group.wait();
}

void silent_cancelled_and_awaited() {
  tbb::task_group group;
  group.run(work);
  group.cancel();
  group.wait();
}

void silent_somebody_else_may_wait() {
  tbb::task_group group;
  group.run(work);
  fill(group);
}

class SilentStopsAndWaits {
public:
  SilentStopsAndWaits() : thread_(work) {}
  ~SilentStopsAndWaits() {
    thread_.interrupt();
    thread_.join();
  }

private:
  boost::thread thread_;
};
