// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Results that are thrown away several times, and where that says nothing.

#include <future>

struct Store {
  std::future<bool> flush(int part);
  std::future<bool> write(int part);
  [[nodiscard]] std::future<bool> commit(int part);
};

void asked_once(Store &store) {
  store.flush(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'flush' returns is discarded
  store.flush(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'flush' returns is discarded
  store.flush(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'flush' returns is discarded
  store.flush(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'flush' returns is discarded
  store.flush(8);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'flush' returns is discarded
  store.flush(4).get();
}

void four_times(Store &store) {
  store.write(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'write' returns is discarded
  store.write(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'write' returns is discarded
  store.write(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'write' returns is discarded
  store.write(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'write' returns is discarded
}

void declared_to_be_asked(Store &store) {
  store.commit(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'commit' returns is discarded
  store.commit(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'commit' returns is discarded
  store.commit(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'commit' returns is discarded
  store.commit(7);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'commit' returns is discarded
  store.commit(8);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'commit' returns is discarded
}

