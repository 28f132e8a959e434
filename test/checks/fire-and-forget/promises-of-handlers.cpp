// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A handler that forgets its promise where the work has failed.

#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>

struct Reply {
  int code = 0;
  bool hasException() const;
  bool ok() const;
};
void call(const std::string &request, std::function<void(Reply)> then);
void post(std::function<void()> work);
void log(const char *what);

std::future<int> asked(const std::string &request) {
  auto answer = std::make_shared<std::promise<int>>();
  auto future = answer->get_future();
  call(request, [answer](Reply r) {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'answer' is not fulfilled where the work has failed, so whoever waits for it gets an error instead of a result
    if (r.hasException()) {
      log("failed");
      // CHECK-MESSAGES: :[[@LINE+1]]:7: note: still unfulfilled when the function is left here
      return;
    }
    answer->set_value(r.code);
  });
  return future;
}

std::future<int> askedByAnother(const std::string &request) {
  auto answer = std::make_shared<std::promise<int>>();
  auto future = answer->get_future();
  post([answer, request] {
    call(request, [answer](Reply r) {
      // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'answer' is not fulfilled where the work has failed
      if (!r.ok())
        return;
      if (r.code == 0)
        answer->set_value(1);
      else
        answer->set_exception(
            std::make_exception_ptr(std::runtime_error("code")));
    });
  });
  return future;
}
