// RUN: %check_test --fix-notes %s -- -std=c++20
// REQUIRES: llvm-at-least-16
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <asio.hpp>
#include <exception>

void log(const char *text);

struct Socket {
  int number;
};

asio::awaitable<void> refresh() {
  log("refresh");
  co_return;
}

asio::awaitable<void> serve(Socket &socket) {
  // CHECK-FIXES: asio::awaitable<void> serve(Socket socket) {
  try {
    log(socket.number ? "one" : "none");
  } catch (...) {
    log("failed");
  }
  co_return;
}

void its_failure_is_lost(asio::io_context &context) {
  asio::co_spawn(context, refresh(), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: what 'refresh' throws is thrown away; nobody hears of its failure
  // CHECK-FIXES:   asio::co_spawn(context, refresh(), [](std::exception_ptr error) { if (error) std::rethrow_exception(error); });
}

void it_refers_to_what_goes(asio::io_context &context) {
  Socket socket{1};
  asio::co_spawn(context, serve(socket), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'serve' runs on without anybody to wait for it; its parameter 'socket' refers to what may be gone by then
}

asio::awaitable<void> never_awaited(bool quick) {
  auto task = refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'task' is not awaited on every path, so the work never starts
  if (quick)
    co_return;
  // CHECK-FIXES:   if (quick) {
  // CHECK-FIXES-NEXT:     co_await std::move(task);
  // CHECK-FIXES-NEXT:     co_return;
  co_await std::move(task);
}

asio::awaitable<void> forgotten() {
  // CHECK-FIXES: asio::awaitable<void> forgotten() {
  auto task = refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'task' is never awaited, so the work never starts
  co_return;
  // CHECK-FIXES:   co_await std::move(task);
  // CHECK-FIXES-NEXT:   co_return;
}

asio::awaitable<void> falls_off_its_end() {
  auto task = refresh();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'task' is never awaited, so the work never starts
  co_await refresh();
  // CHECK-FIXES:   co_await refresh();
  // CHECK-FIXES:   co_await std::move(task);
  // CHECK-FIXES-NEXT: }
}

asio::awaitable<void> swallowed() {
  // CHECK-MESSAGES: :[[@LINE+3]]:5: warning: the failure of the task that is awaited here is thrown away; 'catch (...)' does nothing
  try {
    co_await refresh();
  } catch (...) {
  }
}
