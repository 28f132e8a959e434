// RUN: %check_test %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Comments that say something else, and lazy work, which no comment starts.

#include <coroutine>
#include <future>
#include <thread>

std::future<int> start();
void turn();

void told_what() {
  start(); // start the upload
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded, so its result and its errors are lost
}
void told_to_mend_it() {
  std::thread t([] { turn(); });
  t.detach(); // TODO: use join
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
}
void told_why_elsewhere() {
  // Cannot wait for the thread here, nor can't we join it.
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded
}
void the_comment_of_another() {
  // no need to wait
  turn();
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded
}
void refers_to_what_is_gone(int n) {
  std::thread t([&n] { ++n; });
  t.detach(); // no need to wait
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
}
namespace asio {
template <class T> class awaitable {
public:
  awaitable(awaitable &&) noexcept;
  ~awaitable();
};
} // namespace asio
asio::awaitable<void> lazy();
void never_starts() {
  lazy(); // fire and forget
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'lazy' returns is discarded, so the work never starts
}
