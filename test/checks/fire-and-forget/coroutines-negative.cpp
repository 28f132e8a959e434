// RUN: %check_test %s -- -std=c++20
// REQUIRES: llvm-at-least-16
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <asio.hpp>
#include <exception>
#include <utility>

void log(const char *text);
asio::awaitable<void> elsewhere();

struct Socket {
  int number;
};

asio::awaitable<void> refresh() {
  log("refresh");
  co_return;
}

asio::awaitable<void> serve(Socket &socket) {
  try {
    log(socket.number ? "one" : "none");
  } catch (...) {
    log("failed");
  }
  co_return;
}

asio::awaitable<void> silent_awaited_at_once() { co_await refresh(); }

asio::awaitable<void> silent_awaited_later() {
  auto task = refresh();
  log("now");
  co_await std::move(task);
}

asio::awaitable<void> silent_awaited_in_both_arms(bool quick) {
  auto task = refresh();
  if (quick) {
    co_await std::move(task);
    co_return;
  }
  co_await std::move(task);
}

asio::awaitable<void> silent_returned() { return refresh(); }

void silent_spawned_with_a_handler(asio::io_context &context) {
  asio::co_spawn(context, refresh(), [](std::exception_ptr error) {
    if (error)
      log("failed");
  });
}

void silent_its_body_is_elsewhere(asio::io_context &context) {
  asio::co_spawn(context, elsewhere(), asio::detached);
}

void silent_it_handles_its_own_failures(asio::io_context &context,
                                        Socket &socket) {
  asio::co_spawn(context, serve(socket), asio::detached);
}

void silent_the_spawner_runs_it() {
  asio::io_context context;
  Socket socket{1};
  asio::co_spawn(context, serve(socket), asio::detached);
  context.run();
}

asio::awaitable<void> silent_the_handler_reports() {
  try {
    co_await refresh();
  } catch (...) {
    log("failed");
  }
}

asio::awaitable<void> silent_the_handler_says_why() {
  try {
    co_await refresh();
  } catch (...) {
    // the next round tries again
  }
}
