// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// To wait for a task that waits for a thread could be the thread waiting for itself.

#include <thread>

namespace folly {
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  ~Future();
  template <class F> Future<T> thenValue(F f) &&;
  T get() &&;
};
} // namespace folly

folly::Future<int> fetch();
int use(int value);

class Client {
public:
  void closed_by_its_own_thread() {
    fetch().thenValue([this](int n) {
      thread_.join();
      return n;
    });
    // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: the task that 'thenValue' returns is discarded, so its result and its errors are lost
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: keep the task and await it; no edit: what it waits for may be its caller
  }

  void nothing_to_wait_for() {
    // CHECK-FIXES:     fetch().thenValue([](int n) { return use(n); }).get();
    fetch().thenValue([](int n) { return use(n); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'thenValue' returns is discarded, so its result and its errors are lost
  }

private:
  std::thread thread_;
};
