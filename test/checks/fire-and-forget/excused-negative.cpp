// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A comment says why nobody waits, a callback gets the answer, or the function only hands its arguments on.

#include <functional>
#include <future>
#include <thread>

std::future<int> start();
void turn();

void silent_behind() {
  start(); // There is no risk of blocking.
}
void silent_in_front() {
  // The upload goes on by itself:
  // fire and forget.
  start();
}
void silent_detached() {
  std::thread t([] { turn(); });
  t.detach(); /* deliberately not joined */
}

namespace pplx {
template <class T> class task {
public:
  task(task &&) noexcept;
  ~task();
  void wait();
  template <class F> task<void> then(const F &) const {
    extern task<void> made();
    return made();
  }
  template <class F> task<void> _Then(const F &) const {
    extern task<void> made();
    return made();
  }
};
template <class F> task<void> create_task(const F &) {
    extern task<void> made();
    return made();
  }
} // namespace pplx
class FileCallback {
public:
  void on_opened(int fd);
  void on_error(int code);
};
int open_file(const char *name);

void silent_a_callback_hears(FileCallback *callback, const char *name) {
  pplx::create_task([=]() -> void {
    const int fd = open_file(name);
    if (fd < 0)
      callback->on_error(fd);
    else
      callback->on_opened(fd);
  });
}
void silent_a_held_function_gets_the_task(
    pplx::task<void> &before,
    const std::function<void(pplx::task<void>)> &next) {
  before.then(next);
}
void silent_chained_by_another_name(pplx::task<void> *before) {
  before->_Then([](pplx::task<void> ended) { ended.wait(); });
}
pplx::task<void> silent_goes_on() {
  pplx::task<void> first = pplx::create_task([] { turn(); });
  return first._Then([](int) {});
}

class Store {
public:
  void keep_house(int interval);
};
static void house_keeping(Store *store, int interval) {
  store->keep_house(interval);
}
void silent_only_handed_on(Store *store) {
  std::thread t(house_keeping, store, 60);
  t.detach();
}
