// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Handlers that may be called again, that answer everything, or that are not
// alone.

#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>

struct Reply {
  int code = 0;
  bool more() const;
  bool hasException() const;
};
void call(const std::string &request, std::function<void(Reply)> then);
void onTimeout(std::function<void()> then);

std::future<int> calledUntilThereIsNoMore(const std::string &request) {
  auto answer = std::make_shared<std::promise<int>>();
  auto future = answer->get_future();
  call(request, [answer](Reply r) {
    if (r.more())
      return;
    answer->set_value(r.code);
  });
  return future;
}

std::future<int> tellsOfTheFailure(const std::string &request) {
  auto answer = std::make_shared<std::promise<int>>();
  auto future = answer->get_future();
  call(request, [answer](Reply r) {
    if (r.hasException()) {
      answer->set_exception(
          std::make_exception_ptr(std::runtime_error("failed")));
      return;
    }
    answer->set_value(r.code);
  });
  return future;
}

std::future<int> anotherHandlerAnswers(const std::string &request) {
  auto answer = std::make_shared<std::promise<int>>();
  auto future = answer->get_future();
  onTimeout([answer] { answer->set_value(-1); });
  call(request, [answer](Reply r) {
    if (r.hasException())
      return; // the time runs out
    answer->set_value(r.code);
  });
  return future;
}

std::future<int> handedOnBeforeTheQuestion(const std::string &request) {
  auto answer = std::make_shared<std::promise<int>>();
  auto future = answer->get_future();
  call(request, [answer](Reply r) {
    onTimeout([answer] { answer->set_value(-1); });
    if (r.hasException())
      return;
    call("again", [answer](Reply) { answer->set_value(2); });
  });
  return future;
}
