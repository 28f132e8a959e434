// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Continuations and bodies that let an error through.

namespace pplx {
template <class T> class task;
task<int> scheduled();
template <class T> class task {
public:
  task(const task &);
  ~task();
  template <class F> task<int> then(F) const { return scheduled(); }
  T get() const;
};
template <class F> task<int> create_task(F) { return scheduled(); }
task<int> task_from_result(int value);
} // namespace pplx
namespace web {
namespace http {
class http_client {
public:
  pplx::task<int> request(int method) const;
};
} // namespace http
} // namespace web

pplx::task<int> fetch();
void use(int value);
void report();
struct Timeout {};

void only_gets_the_value() {
  fetch().then([](int value) {
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'then' returns is discarded, so its result and its errors are lost
    try {
      use(value);
    } catch (...) {
      report();
    }
  });
}

void handles_only_some_failures() {
  pplx::create_task([] {
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'create_task' returns is discarded, so its result and its errors are lost
    try {
      use(1);
    } catch (const Timeout &) {
      report();
    }
  });
}

void gives_a_result_that_nobody_gets() {
  pplx::create_task([] {
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'create_task' returns is discarded, so its result and its errors are lost
    try {
      return 1;
    } catch (...) {
      report();
    }
    return 0;
  });
}

void answer_is_lost(const web::http::http_client &client) {
  client.request(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'request' returns is discarded, so its result and its errors are lost
}

pplx::task<int> cached_or_fetched(bool cached) {
  if (cached)
    return pplx::task_from_result(0);
  return fetch();
}

void has_not_always_ended() {
  cached_or_fetched(false);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'cached_or_fetched' returns is discarded, so its result and its errors are lost
}

class Buffer {
public:
  virtual ~Buffer();
  virtual pplx::task<int> close() { return pplx::task_from_result(1); }
};

void another_class_may_do_more(Buffer &buffer) {
  buffer.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'close' returns is discarded, so its result and its errors are lost
}
