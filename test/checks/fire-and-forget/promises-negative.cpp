// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

int compute();
bool full();
void log(const char *text);

struct Request {
  std::promise<int> answer;
  int number;
};
void enqueue(Request request);

void silent_passed_on(std::promise<int> p) {
  enqueue(Request{std::move(p), 1});
}

void silent_in_a_structure(std::promise<int> p) {
  Request request{std::move(p), 1};
  enqueue(std::move(request));
}

void silent_in_a_lambda(std::promise<int> p) {
  std::thread t([p = std::move(p)]() mutable { p.set_value(compute()); });
  t.join();
}

int silent_a_task_answers_on_each_path(bool known) {
  std::promise<int> answer;
  std::thread t([&answer, known] {
    try {
      answer.set_value(known ? compute() : 0);
    } catch (...) {
      answer.set_exception(std::current_exception());
    }
  });
  const int result = answer.get_future().get();
  t.join();
  return result;
}

void silent_the_function_itself_waits(bool wanted) {
  std::promise<int> answer;
  if (wanted) {
    enqueue(Request{std::move(answer), 1});
    answer.get_future().get();
  }
}

using Handler = std::function<void(int)>;
void on_message(Handler handler);
void silent_a_handler_may_be_called_again(std::promise<int> &answer) {
  on_message([&answer](int number) {
    if (number < 0)
      return;
    answer.set_value(number);
  });
}

void silent_a_task_passes_it_on(std::promise<int> answer) {
  std::thread t([answer = std::move(answer)]() mutable {
    if (full())
      answer.set_value(0);
    else
      enqueue(Request{std::move(answer), 1});
  });
  t.join();
}

Request *silent_on_the_heap(std::promise<int> p) {
  return new Request{std::move(p), 1};
}

void silent_stored(std::vector<Request> &all, std::promise<int> p) {
  all.push_back(Request{std::move(p), 1});
}

void silent_the_handler_answers(std::promise<int> p) {
  try {
    p.set_value(compute());
  } catch (...) {
    p.set_exception(std::current_exception());
  }
}

void silent_the_caller_hears_of_it(std::promise<int> p) {
  if (full())
    throw 1;
  p.set_value(compute());
}

void silent_the_handler_rethrows(std::promise<int> p) {
  try {
    p.set_value(compute());
  } catch (...) {
    log("failed");
    throw;
  }
}

void silent_the_caller_keeps_it(std::promise<int> &p) {
  if (!full())
    p.set_value(1);
}

void silent_not_named(std::promise<int>) {}

void answer(std::promise<int> &p) { p.set_value(compute()); }
void silent_a_helper_answers(std::promise<int> p) { answer(p); }

std::future<int> silent_fulfilled_before_its_future_is_asked_for() {
  std::promise<int> p;
  p.set_value(1);
  return p.get_future();
}

int silent_nobody_else_waits() {
  std::promise<int> p;
  std::future<int> f = p.get_future();
  if (full())
    return 0; // both are gone
  enqueue(Request{std::move(p), 1});
  return f.get();
}

int silent_the_thread_answers() {
  std::promise<int> p;
  std::future<int> f = p.get_future();
  std::thread t([&p] { p.set_value(compute()); });
  t.join();
  return f.get();
}

std::future<int> silent_a_packaged_task_moves() {
  std::packaged_task<int()> task(compute);
  std::future<int> f = task.get_future();
  std::thread t(std::move(task));
  t.join();
  return f;
}

std::future<int> silent_a_packaged_task_runs() {
  std::packaged_task<int()> task(compute);
  std::future<int> f = task.get_future();
  task();
  return f;
}

class SilentKeeper {
public:
  explicit SilentKeeper(std::promise<int> p) : p_(std::move(p)) {}
  void silent_assigned(std::promise<int> p) { p_ = std::move(p); }
  void silent_swapped(std::promise<int> p) { p_.swap(p); }

private:
  std::promise<int> p_;
};

[[noreturn]] void die();
void silent_the_program_ends(std::promise<int> p) {
  if (full())
    die();
  p.set_value(1);
}

std::pair<std::promise<int>, std::future<int>> silent_both_are_returned() {
  std::promise<int> p;
  std::future<int> f = p.get_future();
  return {std::move(p), std::move(f)};
}

void silent_by_another_name(std::promise<int> p) {
  std::promise<int> &q = p;
  q.set_value(1);
}
