// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

int compute();
void log(const char *text);

struct Request {
  std::promise<int> answer;
  int number;
};
void enqueue(Request request);

void one_path_forgets(const std::string &question, std::promise<int> answer) {
  // CHECK-MESSAGES: :[[@LINE-1]]:70: warning: 'answer' is not fulfilled on every path, so whoever waits for it gets an error instead of a result
  if (question.empty()) {
    answer.set_value(0);
    return;
  }
  log("unknown question");
  // CHECK-MESSAGES: :[[@LINE+4]]:1: note: still unfulfilled when the function is left here
  // CHECK-FIXES:   log("unknown question");
  // CHECK-FIXES:   answer.set_exception(std::make_exception_ptr(std::runtime_error("no result")));
  // CHECK-FIXES-NEXT: }
}

void never_fulfilled(std::promise<void> &&done) {
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'done' is never fulfilled, so whoever waits for it gets an error instead of a result
  log("later");
}

void a_handler_forgets(std::promise<int> result) {
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'result' is not fulfilled where an exception is caught, so whoever waits for it gets an error instead of a result
  try {
    result.set_value(compute());
  } catch (...) {
    log("failed");
  }
  // CHECK-FIXES:   } catch (...) {
  // CHECK-FIXES-NEXT:     result.set_exception(std::current_exception());
  // CHECK-FIXES-NEXT:     log("failed");
}

std::future<int> the_future_is_given_away(bool full) {
  std::promise<int> answer;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'answer' is not fulfilled on every path
  std::future<int> f = answer.get_future();
  if (full)
    return f;
  enqueue(Request{std::move(answer), 1});
  return f;
}

int a_task_forgets_what_it_was_lent(bool known) {
  std::promise<int> answer;
  std::thread t([&answer, known] {
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'answer' is not fulfilled on every path, so whoever waits for it may wait for ever
    if (!known) {
      log("unknown");
      return;
    }
    answer.set_value(compute());
  });
  const int result = answer.get_future().get();
  t.join();
  return result;
}

void a_task_forgets_in_a_handler(std::promise<int> answer) {
  std::thread t([answer = std::move(answer)]() mutable {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'answer' is not fulfilled where an exception is caught, so whoever waits for it gets an error instead of a result
    try {
      answer.set_value(compute());
    } catch (...) {
      log("failed");
    }
  });
  t.join();
}

std::future<int> broken_from_the_start() {
  std::promise<int> answer;
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'answer' is never fulfilled
  return answer.get_future();
}
