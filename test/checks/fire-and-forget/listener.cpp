// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// A closure that is the work is no callback: what a pool runs, what is given values, what comes with more behind it.
#include <functional>
#include <future>
#include <string>

struct Message {
  std::string text;
};

class Pool {
public:
  std::future<void> submit(std::function<void(Message &)> work);
  std::future<void> pushTask(std::function<void(int)> work);
  std::future<void> perform(std::function<void()> work);
  std::future<void> perform(std::function<void(Message)> work, Message message);
};

void handle(Message &message);

void run(Pool &pool, Message message) {
  pool.submit([](Message &m) { handle(m); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'submit' returns is discarded
  pool.pushTask([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'pushTask' returns is discarded
  pool.perform([message]() mutable { handle(message); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'perform' returns is discarded
  pool.perform([](Message m) { handle(m); }, message);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'perform' returns is discarded
}
