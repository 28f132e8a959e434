// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Continuations: the last task of a chain is the one that somebody must await.

namespace folly {
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  ~Future();
  template <class F> Future<T> thenValue(F f) &&;
  template <class F> Future<T> thenError(F f) &&;
  T get() &&;
};
template <class... T> Future<int> collectAll(T &&...tasks);
} // namespace folly
namespace stlab {
template <class T> class future {
public:
  future(future &&) noexcept;
  ~future();
  template <class F> future<T> then(F f);
  void detach();
};
template <class T, class F> future<T> operator|(future<T> task, F f);
template <class F, class... T> future<int> when_all(F f, T... tasks);
} // namespace stlab

folly::Future<int> fetch();
stlab::future<int> compute();
int use(int value);
int report();

void nobody_hears_of_the_chain() {
  fetch().thenValue(use);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'thenValue' returns is discarded, so its result and its errors are lost
}

void the_chain_is_cancelled() {
  compute().then(use);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'then' returns is discarded, which cancels the work
  compute() | use;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'operator|' returns is discarded, which cancels the work
}

void all_together_are_cancelled() {
  stlab::when_all(use, compute(), compute());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'when_all' returns is discarded, which cancels the work
}

void silent_its_errors_are_handled() { fetch().thenValue(use).thenError(report); }

int silent_chained_and_awaited() { return fetch().thenValue(use).get(); }

folly::Future<int> silent_chained_and_returned() {
  auto first = fetch();
  auto second = static_cast<folly::Future<int> &&>(first).thenValue(use);
  return second;
}

folly::Future<int> silent_collected() {
  auto first = fetch();
  auto second = fetch();
  return folly::collectAll(static_cast<folly::Future<int> &&>(first),
                           static_cast<folly::Future<int> &&>(second));
}
