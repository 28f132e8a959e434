// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// Steps without a handler, and shares of work that was given to an object: only the future would have told.
#include <functional>
#include <future>
#include <string>
#include <utility>

struct Status {
  bool good;
};

struct Step {
  template <typename Handler> Step operator>>(Handler) { return *this; }
  Step operator|(Step next);
};

Step read(const std::string &path);
Step write(const std::string &path);

struct Pipeline {
  Pipeline() = default;
  Pipeline(Step step);
};

std::future<Status> start(Pipeline pipeline);

void there() {
  start(read("a") | write("b"));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded
  start(read("a") >> [] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded
}

void in_a_variable(Pipeline given) {
  Pipeline reading = read("a");
  start(std::move(reading));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded
  start(std::move(given));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded
}

class Pool {
public:
  std::shared_future<int> share(std::function<int()> work);
  template <typename F> std::shared_future<int> getShared(F) { return {}; }
};

int compute();

void use(Pool &pool) {
  pool.share([] { return compute(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'share' returns is discarded
  pool.getShared(compute);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'getShared' returns is discarded
}
