// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

int work();
std::future<int> start();
void adopt(std::thread t);

void silent_awaited() { start().get(); }

int silent_kept() {
  std::future<int> f = start();
  return f.get();
}

void silent_cast_to_void() { (void)start(); }

void silent_ignored() { std::ignore = start(); }

std::future<int> silent_returned() { return start(); }

void silent_stored(std::vector<std::future<int>> &all) {
  all.push_back(start());
}

void silent_joined() {
  std::thread t(work);
  t.join();
}

void silent_joinable_asked() {
  std::thread t(work);
  if (t.joinable())
    t.join();
}

void silent_not_running() { std::thread t; }

void silent_moved_on() {
  std::thread t(work);
  adopt(std::move(t));
}

std::thread silent_thread_returned() {
  std::thread t(work);
  return t;
}

void silent_kept_in_a_container(std::vector<std::thread> &all) {
  std::thread t(work);
  all.push_back(std::move(t));
}

template <class T> T silent_not_known_before_it_is_instantiated(int a, int b) {
  T made(a, b);
  T listed{a, b};
  auto copied = T(a, b);
  return made;
}
