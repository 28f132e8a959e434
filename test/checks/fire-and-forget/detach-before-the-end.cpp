// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A thread that refers to what the function owns has to be waited for; but not before the function has done what the
// thread waits for.

#include <future>
#include <mutex>
#include <thread>

int work();

int waits_for_a_promise(int n) {
  std::promise<int> number;
  auto result = number.get_future();
  std::thread reader([&result] { result.get(); });
  reader.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: keep the task and call 'join' before what it uses is gone; no edit: it may wait for what the function has yet to do
  number.set_value(n);
  return n;
}

void waits_for_a_lock(std::mutex &mutex, int n) {
  std::thread reader([&mutex, &n] {
    mutex.lock();
    ++n;
    mutex.unlock();
  });
  reader.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: keep the task and call 'join' before what it uses is gone; no edit: it may wait for what the function has yet to do
  mutex.unlock();
}

void at_the_end(int n) {
  std::thread writer([&n] { n = work(); });
  // CHECK-FIXES:   writer.join();
  writer.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
}

int that_visibly_ends(int n) {
  std::thread counter([&n] { ++n; });
  // CHECK-FIXES:   counter.join();
  counter.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  return n;
}
