// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <array>
#include <deque>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

int work();
int other();
bool ready();
void check_ready() {
  if (!ready())
    throw std::runtime_error("no");
}
void adopt(std::vector<std::thread> workers);
void join_all(std::vector<std::thread> &workers);

struct Joiner {
  std::vector<std::thread> &Threads;
  ~Joiner() {
    for (auto &t : Threads)
      t.join();
  }
};

bool returns_before_it_fills() {
  std::vector<std::thread> workers;
  if (!ready())
    return false;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back(work);
  for (auto &t : workers)
    t.join();
  return true;
}

bool another_loop_joins_on_that_path() {
  std::vector<std::thread> workers;
  workers.emplace_back(work);
  if (!ready()) {
    for (auto &t : workers)
      t.join();
    return false;
  }
  for (auto &t : workers)
    t.join();
  return true;
}

std::vector<std::thread> returned(bool early) {
  std::vector<std::thread> workers;
  workers.emplace_back(work);
  if (early)
    return workers;
  workers.emplace_back(other);
  return workers;
}

void given_away() {
  std::vector<std::thread> workers;
  workers.emplace_back(work);
  if (ready()) {
    adopt(std::move(workers));
    return;
  }
  for (auto &t : workers)
    t.join();
}

void an_unseen_function_joins() {
  std::vector<std::thread> workers;
  workers.emplace_back(work);
  if (!ready()) {
    join_all(workers);
    return;
  }
  for (auto &t : workers)
    t.join();
}

void an_object_joins() {
  std::vector<std::thread> workers;
  Joiner joiner{workers};
  workers.emplace_back(work);
  check_ready();
  if (!ready())
    return;
  work();
}

void a_closure_joins() {
  std::vector<std::thread> workers;
  auto finish = [&] {
    for (auto &t : workers)
      t.join();
  };
  workers.emplace_back(work);
  if (!ready()) {
    finish();
    return;
  }
  finish();
}

void empty_on_that_path() {
  std::vector<std::thread> workers;
  if (ready())
    workers.emplace_back(work);
  if (workers.empty())
    return;
  for (auto &t : workers)
    t.join();
}

void only_in_parallel(bool parallel) {
  std::vector<std::thread> workers;
  if (parallel)
    for (int i = 0; i < 4; ++i)
      workers.emplace_back(work);
  else
    work();
  if (parallel)
    for (auto &t : workers)
      t.join();
}

void joined_in_the_handler() {
  std::vector<std::thread> workers;
  workers.emplace_back(work);
  try {
    check_ready();
  } catch (...) {
    for (auto &t : workers)
      t.join();
    throw;
  }
  for (auto &t : workers)
    t.join();
}

void joined_from_behind() {
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back(work);
  while (!workers.empty()) {
    workers.back().join();
    workers.pop_back();
  }
}

void let_go_one_by_one() {
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i) {
    workers.emplace_back(work);
    workers.back().detach();
  }
  if (ready())
    return;
  work();
}

void by_number(unsigned n) {
  std::vector<std::thread> workers(n);
  for (unsigned i = 0; i < n; ++i)
    workers[i] = std::thread(work);
  for (unsigned i = 0; i < n; ++i)
    if (workers[i].joinable())
      workers[i].join();
}

// Their destructors wait.
int results_of_async() {
  std::vector<std::future<int>> results;
  for (int i = 0; i < 4; ++i)
    results.push_back(std::async(std::launch::async, work));
  if (!ready())
    return -1;
  int sum = 0;
  for (auto &r : results)
    sum += r.get();
  return sum;
}

void an_array() {
  std::thread workers[4];
  for (auto &t : workers)
    t = std::thread(work);
  for (auto &t : workers)
    t.join();
}

void an_array_by_number() {
  std::thread workers[4];
  for (int i = 0; i < 4; ++i)
    workers[i] = std::thread(work);
  for (int i = 0; i < 4; ++i)
    workers[i].join();
}

void shared_by_others(std::shared_ptr<std::thread> one) {
  std::vector<std::shared_ptr<std::thread>> workers;
  workers.push_back(one);
  if (!ready())
    return;
  for (auto &t : workers)
    t->join();
}

void in_batches(int n, unsigned width) {
  std::vector<std::thread> batch;
  for (int i = 0; i < n; ++i) {
    batch.emplace_back(work);
    if (batch.size() == width || i + 1 == n) {
      for (auto &t : batch)
        t.join();
      batch.clear();
    }
  }
}

void nothing_to_do(const std::vector<int> &jobs) {
  std::vector<std::thread> workers;
  for (int job : jobs)
    workers.emplace_back([job] { return job; });
  if (jobs.empty())
    return;
  for (auto &t : workers)
    t.join();
}

// Given up on purpose; the work owns what it uses.
int results_of_a_pool(std::future<int> (*submit)(int)) {
  std::vector<std::future<int>> results;
  for (int i = 0; i < 4; ++i)
    results.push_back(submit(i));
  if (!ready())
    return -1;
  int sum = 0;
  for (auto &r : results)
    sum += r.get();
  return sum;
}

void an_array_joined_on_both_paths() {
  std::thread workers[2];
  workers[0] = std::thread(work);
  workers[1] = std::thread(other);
  if (!ready()) {
    for (int i = 0; i < 2; ++i)
      workers[i].join();
    return;
  }
  workers[0].join();
  workers[1].join();
}

void an_array_of_std_joined() {
  std::array<std::thread, 2> workers;
  for (int i = 0; i < 2; ++i)
    workers[i] = std::thread(work);
  for (auto it = workers.begin(); it != workers.end(); ++it)
    it->join();
}

void an_array_by_reference() {
  std::thread workers[2];
  for (int i = 0; i < 2; ++i)
    workers[i] = std::thread(work);
  for (int i = 0; i < 2; ++i) {
    std::thread &t = workers[i];
    t.join();
  }
}
