// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A promise that is shared so that the closure can be copied: nobody else has it.

#include <future>
#include <memory>
#include <string>
#include <thread>

bool parse(const std::string &text, int &number);

std::future<int> forgotten(std::string text) {
  auto result = std::make_shared<std::promise<int>>();
  auto future = result->get_future();
  std::thread worker([result, text] {
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'result' is not fulfilled on every path, so whoever waits for it gets an error instead of a result
    int number = 0;
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: still unfulfilled when the function is left here
    if (!parse(text, number))
      return;
    result->set_value(number);
  });
  worker.detach();
  return future;
}

bool reachable();
void post(std::shared_ptr<std::promise<int>> result);

std::future<int> fulfilled_by_nobody() {
  auto result = std::make_shared<std::promise<int>>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is never fulfilled, so whoever waits for it gets an error instead of a result
  return result->get_future();
}

std::future<int> fulfilled_on_one_path() {
  auto result = std::make_shared<std::promise<int>>();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'result' is not fulfilled on every path, so whoever waits for it gets an error instead of a result
  auto future = result->get_future();
  if (!reachable())
    return future;
  post(result);
  return future;
}
