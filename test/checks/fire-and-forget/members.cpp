// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <pthread.h>

#include <future>
#include <thread>
#include <vector>

int work();
void log(const char *text);

class NeverJoined {
public:
  NeverJoined() : thread_(work) {}
  ~NeverJoined() { log("gone"); }

private:
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is started and never awaited, which terminates the program
};
// CHECK-FIXES:   ~NeverJoined() { log("gone"); if (thread_.joinable()) thread_.join(); }

class NoDestructor {
public:
  void start() { thread_ = std::thread(work); }

private:
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is started and never awaited, which terminates the program
};

class OnlyStopJoins {
public:
  void start() { thread_ = std::thread(work); }
  void stop() {
    if (thread_.joinable())
      thread_.join();
  }
  ~OnlyStopJoins() { log("gone"); }

private:
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is not awaited by the destructor, which terminates the program unless 'stop' was called before
};

static void *run(void *self) { return self; }

class OfC {
public:
  bool start() { return pthread_create(&thread_, nullptr, run, this) == 0; }

private:
  pthread_t thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'thread_' is started and never awaited, so nobody waits for it and what it holds is never freed
};

void threads_in_a_container() {
  std::vector<std::thread> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the tasks in 'workers' are never awaited, which terminates the program
  for (int i = 0; i < 3; ++i)
    workers.emplace_back(work);
  // CHECK-FIXES:     workers.emplace_back(work);
  // CHECK-FIXES:   for (auto &task : workers) task.join();
}

int asynchronous_only_in_name() {
  std::vector<std::future<int>> results;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the tasks in 'results' are never awaited, so their destructors wait and their errors are lost
  for (int i = 0; i < 3; ++i)
    results.push_back(std::async(std::launch::async, work));
  return 3;
}

class Collector {
public:
  void add() { started_.push_back(std::thread(work)); }
  bool idle() const { return started_.empty(); }

private:
  std::vector<std::thread> started_;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the tasks in 'started_' are never awaited, which terminates the program
};
