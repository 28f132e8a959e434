// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Containers of tasks that a loop awaits, but not on every path.

#include <array>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <vector>

int work();
int other();
bool ready();
bool enough();
void check_ready() {
  if (!ready())
    throw 1;
}

bool returns_before_the_loop() {
  std::vector<std::thread> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
  for (int i = 0; i < 4; ++i)
    workers.emplace_back(work);
  if (!ready())
    return false;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: note: still not awaited when the function is left here
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES-NEXT:     for (auto &task : workers) if (task.joinable()) task.join();
  // CHECK-FIXES-NEXT:     return false;
  for (std::thread &t : workers)
    t.join();
  return true;
}

bool returns_while_it_fills() {
  std::vector<std::thread> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
  for (int i = 0; i < 4; ++i) {
    if (!ready())
      return false;
    workers.push_back(std::thread(work));
  }
  for (auto &t : workers)
    t.join();
  return true;
}

void throws_before_the_loop() {
  std::deque<std::thread> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
  workers.emplace_back(work);
  workers.emplace_back(other);
  check_ready();
  for (auto &t : workers)
    t.join();
}

void breaks_out_of_its_scope() {
  while (ready()) {
    std::vector<std::thread> workers;
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
    workers.emplace_back(work);
    if (enough())
      break;
    for (auto &t : workers)
      t.join();
  }
}

void sized_first(unsigned n) {
  std::vector<std::thread> workers(n);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
  for (unsigned i = 0; i < n; ++i)
    workers[i] = std::thread(work);
  if (!ready())
    return;
  for (unsigned i = 0; i < n; ++i)
    workers[i].join();
}

std::future<int> submit(std::function<int()> work);

int futures_of_work_on_locals() {
  int count = 0;
  std::vector<std::future<int>> results;
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: the tasks in 'results' are not awaited on every path, so their results and their errors are lost
  for (int i = 0; i < 4; ++i)
    results.push_back(submit([&count] { return ++count; }));
  if (!ready())
    return -1;
  int sum = 0;
  for (auto &r : results)
    sum += r.get();
  return sum;
}

bool behind_smart_pointers() {
  std::vector<std::unique_ptr<std::thread>> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
  for (int i = 0; i < 4; ++i)
    workers.push_back(std::make_unique<std::thread>(work));
  if (!ready())
    return false;
  // CHECK-FIXES:     for (auto &task : workers) if (task->joinable()) task->join();
  for (auto &t : workers)
    t->join();
  return true;
}

void never_joined_behind_smart_pointers() {
  std::vector<std::unique_ptr<std::thread>> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: the tasks in 'workers' are never awaited, which terminates the program
  workers.push_back(std::make_unique<std::thread>(work));
  // CHECK-FIXES:   for (auto &task : workers) task->join();
}

void never_joined_behind_pointers() {
  std::vector<std::thread *> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the tasks in 'workers' are never awaited, so nobody waits for them and what they hold is never freed
  workers.push_back(new std::thread(work));
}

bool an_array() {
  std::thread workers[4];
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
  for (int i = 0; i < 4; ++i)
    workers[i] = std::thread(work);
  if (!ready())
    return false;
  for (auto &t : workers)
    t.join();
  return true;
}

bool an_array_of_std() {
  std::array<std::thread, 4> workers;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the tasks in 'workers' are not awaited on every path, which terminates the program
  for (int i = 0; i < 4; ++i)
    workers[i] = std::thread(work);
  if (!ready())
    return false;
  for (int i = 0; i < 4; ++i)
    workers[i].join();
  return true;
}
