// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef MOCK_ASIO_HPP
#define MOCK_ASIO_HPP
#pragma GCC system_header

#include <coroutine>
#include <cstddef>
#include <exception>
#include <type_traits>
#include <utility>

namespace asio {

class io_context {
public:
  class executor_type {};
  executor_type get_executor() noexcept;
  size_t run();
  void stop();
};
using any_io_executor = io_context::executor_type;

#if __cplusplus >= 202002L
template <class T> struct __mock_returns {
  void return_value(T);
};
template <> struct __mock_returns<void> {
  void return_void();
};
template <class T, class Executor = any_io_executor>
class [[nodiscard]] awaitable {
public:
  struct promise_type : __mock_returns<T> {
    awaitable get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
  };
  awaitable(awaitable &&) noexcept;
  ~awaitable();
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

struct detached_t {};
constexpr detached_t detached;

template <class Executor, class T, class E, class Token>
auto co_spawn(const Executor &executor, awaitable<T, E> work, Token &&token) {
  std::__mock_use(0, &executor, &work, &token);
}
template <class Executor, class F, class Token>
auto co_spawn(const Executor &executor, F &&work, Token &&token) {
  std::__mock_use(0, &executor, &work, &token);
}
template <class T, class E, class Token>
auto co_spawn(io_context &context, awaitable<T, E> work, Token &&token) {
  std::__mock_use(0, &context, &work, &token);
}
#endif

} // namespace asio

#endif
