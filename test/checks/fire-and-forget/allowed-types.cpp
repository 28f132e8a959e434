// RUN: %check_test --config '{CheckOptions: [{key: closecall-fire-and-forget.AllowedTypes, value: "folly::*;mine::job"}]}' %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Types whose tasks may be let go.

#include <future>

namespace folly {
template <class T> class Future {
public:
  ~Future();
  T get();
};
} // namespace folly

std::future<int> start();
folly::Future<int> fetch();

void silent_its_type_is_allowed() {
  fetch();
  folly::Future<int> kept = fetch();
}

void reported() {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded, so its result and its errors are lost
}
