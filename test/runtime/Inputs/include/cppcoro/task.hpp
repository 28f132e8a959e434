// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// cppcoro's lazy task: nothing runs before somebody awaits it.  Its coroutine
// is open from its making to its end.
#ifndef CPPCORO_TASK_HPP
#define CPPCORO_TASK_HPP
#include <coroutine>
#include <exception>
#include <utility>

#include "ledger.h"

namespace cppcoro {
template <typename T> class task;

template <> class task<void> {
public:
  struct promise_type {
    std::coroutine_handle<> waiting;
    task get_return_object() {
      return task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct final_awaiter {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> done) noexcept {
        ledger_close("coroutine", done.address());
        return done.promise().waiting ? done.promise().waiting
                                      : std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    final_awaiter final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };

  explicit task(std::coroutine_handle<promise_type> h) : handle_(h) {
    ledger_open("coroutine", h.address());
  }
  task(task &&other) noexcept
      : handle_(std::exchange(other.handle_, nullptr)) {}
  task(const task &) = delete;
  task &operator=(const task &) = delete;
  ~task() {
    if (handle_)
      handle_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> waiting) noexcept {
    handle_.promise().waiting = waiting;
    return handle_;
  }
  void await_resume() noexcept {}
  // Only gives something to await.
  task &when_ready() noexcept { return *this; }
  void run() { handle_.resume(); }

private:
  std::coroutine_handle<promise_type> handle_;
};
} // namespace cppcoro
#endif
