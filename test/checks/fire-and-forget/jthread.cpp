// RUN: %check_test %s -- -std=c++20
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <stop_token>
#include <thread>
#include <vector>

int work();
bool ready();

void joins_at_once() {
  std::jthread{work};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a temporary 'std::jthread' is destroyed at once, so its destructor waits here and nothing runs asynchronously
}

void let_go() {
  std::jthread t([] { work(); });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
}

void silent_its_destructor_joins() {
  std::jthread t(work);
  if (!ready())
    throw 1;
}

void silent_stopped_and_joined_by_its_destructor() {
  std::jthread t(work);
  t.request_stop();
}

class SilentKeepsOne {
public:
  void begin() { t_ = std::jthread(work); }

private:
  std::jthread t_;
};

void silent_many() {
  std::vector<std::jthread> all;
  for (int i = 0; i < 3; ++i)
    all.emplace_back(work);
}
