// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that are not joined where they are let go: the caller would wait for
// ever, or with a lock that the thread wants.

#include <mutex>
#include <thread>

bool turn();
void work() { turn(); }

void whatItCallsIsNotSeen() {
  std::thread t(work);
  // CHECK-FIXES:   t.detach();
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the task and call 'join' before what it uses is gone; no edit: the caller would wait for it at once, and it may never end
}

void aTemporary() {
  // CHECK-FIXES:   std::thread(work).detach();
  std::thread(work).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'detach' lets the task run on without anybody to wait for it
}

void itHasALoop() {
  std::thread t([] {
    while (turn())
      work();
  });
  // CHECK-FIXES:   t.detach();
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
}

class Holder {
public:
  void forget() {
    std::lock_guard<std::mutex> guard(mutex_);
    // CHECK-FIXES:     thread_.detach();
    thread_.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'detach' lets the task run on without anybody to wait for it
    // CHECK-MESSAGES: :[[@LINE-2]]:13: note: keep the task and call 'join' before what it uses is gone; no edit: a lock is held, which the task may want
  }
  void begin() { thread_ = std::thread(work); }

private:
  std::mutex mutex_;
  std::thread thread_;
};

static int count;
static void addOne() { ++count; }
void itsEndIsInSight() {
  std::thread t(addOne);
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
  // CHECK-FIXES:   t.join();
}

void somethingIsDoneMeanwhile() {
  std::thread t(work);
  turn();
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
  // CHECK-FIXES:   t.join();
}
