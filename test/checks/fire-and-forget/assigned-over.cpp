// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// A thread that another one is assigned to while it runs ends the program.
#include <thread>
#include <utility>

void work();
void otherWork();

void restarted() {
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is not awaited on every path, which terminates the program [closecall-fire-and-forget]
  worker = std::thread(otherWork);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: note: still not awaited when it is overwritten here
  // CHECK-FIXES:   if (worker.joinable()) worker.join();
  // CHECK-FIXES-NEXT:   worker = std::thread(otherWork);
  worker.join();
}

void replaced(std::thread other) {
  std::thread worker(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'worker' is not awaited on every path, which terminates the program [closecall-fire-and-forget]
  worker = std::move(other);
  worker.join();
}

void inEachRound(int rounds) {
  std::thread worker;
  for (int i = 0; i < rounds; ++i)
    worker = std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'worker' is not awaited on every path, which terminates the program [closecall-fire-and-forget]
  // CHECK-FIXES:   for (int i = 0; i < rounds; ++i) {
  // CHECK-FIXES-NEXT:     if (worker.joinable()) worker.join();
  // CHECK-FIXES-NEXT:     worker = std::thread(work);
  // CHECK-FIXES-NEXT:   }
  if (worker.joinable())
    worker.join();
}

// Not while it runs.

void joinedBefore(bool again) {
  std::thread worker(work);
  if (again) {
    worker.join();
    worker = std::thread(otherWork);
  }
  worker.join();
}

void startedLater(int rounds) {
  std::thread worker;
  for (int i = 0; i < rounds; ++i) {
    if (worker.joinable())
      worker.join();
    worker = std::thread(work);
  }
  if (worker.joinable())
    worker.join();
}

void movedOut(std::thread &place) {
  std::thread worker(work);
  place = std::move(worker);
  worker = std::thread(otherWork);
  worker.join();
}
