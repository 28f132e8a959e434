// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

int work();
bool ready();
std::future<int> start();
void keep(std::future<int> f);
void look(const std::future<int> &f);

struct Service {
  void take(std::future<int> f);
  std::future<int> member;
  void silent_stored_in_a_member() {
    std::future<int> f = start();
    member = std::move(f);
  }
};

void silent_moved_into_a_call(Service &service) {
  auto f = start();
  service.take(std::move(f));
}

void silent_moved_into_a_lambda() {
  auto f = start();
  std::thread t([f = std::move(f)]() mutable { f.get(); });
  t.join();
}

void silent_captured_by_reference() {
  std::future<int> f = start();
  auto wait = [&f] { f.get(); };
  wait();
}

void silent_asked_only_if_started(bool begin) {
  std::future<int> f;
  if (begin)
    f = start();
  if (f.valid())
    f.get();
}

bool silent_polled() {
  std::future<int> f = start();
  return f.wait_for(std::chrono::seconds(1)) == std::future_status::ready;
}

void silent_maybe_unused_says_so() {
  [[maybe_unused]] auto started = start();
}

void silent_cast_to_void_says_so() {
  auto started = start();
  (void)started;
}

void silent_shared() {
  std::future<int> f = start();
  std::shared_future<int> s = f.share();
  keep(start());
  s.get();
}

void silent_an_error_is_under_way() {
  std::future<int> f = start();
  if (!ready())
    throw 1; // the result does not matter any more
  f.get();
}

void silent_both_arms_join(bool quick) {
  std::thread t(work);
  if (quick) {
    t.join();
    return;
  }
  t.join();
}

void silent_caught_here() {
  std::thread t(work);
  try {
    if (!ready())
      throw 1;
  } catch (int) {
  }
  t.join();
}

void wait_for_it(std::thread &t) { t.join(); }
void silent_a_helper_joins() {
  std::thread t(work);
  wait_for_it(t);
}

class Joiner {
public:
  explicit Joiner(std::thread &t) : t(t) {}
  ~Joiner() {
    if (t.joinable())
      t.join();
  }

private:
  std::thread &t;
};
void silent_a_guard_joins() {
  std::thread t(work);
  Joiner guard(t);
  if (!ready())
    throw 1;
}

void silent_swapped(std::thread &other) {
  std::thread t(work);
  t.swap(other);
}

void silent_in_an_owner() {
  auto t = std::make_unique<std::thread>(work);
  t->join();
}

struct Queue {
  std::vector<std::future<int>> all;
  std::future<int> silent_taken_from_elsewhere() {
    std::future<int> first = std::move(all.front());
    return first;
  }
};

int silent_conditional(bool quick) {
  std::future<int> f = quick ? start() : start();
  return f.get();
}

void joinedByAList() {
  std::thread first([] {}), second([] {});
  for (std::thread *each : {&first, &second})
    each->join();
}

// It is given up before anybody was to fulfil it.
int silent_of_a_shared_promise() {
  auto answer = std::make_shared<std::promise<int>>();
  auto future = answer->get_future();
  if (!ready())
    return -1;
  auto give = [answer] { answer->set_value(1); };
  give();
  return future.get();
}
