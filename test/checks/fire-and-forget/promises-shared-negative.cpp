// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Shared promises that are fulfilled, or that somebody else may fulfil.

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

bool parse(const std::string &text, int &number);
void keep(std::shared_ptr<std::promise<int>> result);
void later(std::function<void()> f);

std::future<int> silent_fulfilled_first(std::string text) {
  auto result = std::make_shared<std::promise<int>>();
  auto future = result->get_future();
  std::thread([result, text] {
    int number = 0;
    if (!parse(text, number)) {
      result->set_exception(nullptr);
      return;
    }
    result->set_value(number);
  }).detach();
  return future;
}
std::future<int> silent_kept_elsewhere(std::string text) {
  auto result = std::make_shared<std::promise<int>>();
  auto future = result->get_future();
  keep(result);
  std::thread([result, text] {
    int number = 0;
    if (!parse(text, number))
      return;
    result->set_value(number);
  }).detach();
  return future;
}
std::future<int> silent_two_closures(std::string text) {
  auto result = std::make_shared<std::promise<int>>();
  auto future = result->get_future();
  later([result] { result->set_value(0); });
  std::thread([result, text] {
    int number = 0;
    if (!parse(text, number))
      return;
    result->set_value(number);
  }).detach();
  return future;
}
std::future<int> silent_handed_on(std::string text) {
  auto result = std::make_shared<std::promise<int>>();
  auto future = result->get_future();
  std::thread([result, text] {
    int number = 0;
    if (!parse(text, number))
      return keep(result);
    result->set_value(number);
  }).detach();
  return future;
}
std::future<int> silent_in_a_loop(std::string text) {
  auto result = std::make_shared<std::promise<int>>();
  auto future = result->get_future();
  std::thread([result, text] {
    for (int number = 0;; ++number) {
      if (number == 2)
        return;
      if (number == 1)
        result->set_value(number);
    }
  }).detach();
  return future;
}
void silent_given(std::shared_ptr<std::promise<int>> result) {
  std::thread([result] {
    int number = 0;
    if (!parse("", number))
      return;
    result->set_value(number);
  }).detach();
}

std::future<int> given_away() {
  auto result = std::make_shared<std::promise<int>>();
  keep(result);
  return result->get_future();
}

std::future<int> fulfilled_through_the_pointer() {
  auto result = std::make_unique<std::promise<int>>();
  auto future = result->get_future();
  result->set_value(1);
  return future;
}

// One of the threads fulfils it for all.
void the_last_one_tells(int n) {
  std::promise<void> all;
  auto done = all.get_future();
  std::atomic<int> left{n};
  std::vector<std::thread> workers;
  for (int i = 0; i < n; ++i)
    workers.emplace_back([&all, &left] {
      if (--left == 0)
        all.set_value();
    });
  done.wait();
  for (auto &t : workers)
    t.join();
}
