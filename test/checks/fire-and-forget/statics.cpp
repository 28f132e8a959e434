// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <memory>
#include <pthread.h>
#include <thread>

void work();
void *routine(void *argument) { return argument; }

static std::thread watcher;
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'watcher' is started and never awaited, which terminates the program
// CHECK-FIXES: static std::thread watcher;
// CHECK-FIXES: static struct JoinAtExit_watcher {
// CHECK-FIXES:   ~JoinAtExit_watcher() {
// CHECK-FIXES:     if (watcher.joinable())
// CHECK-FIXES:       watcher.join();
// CHECK-FIXES:   }
// CHECK-FIXES: } watcher_joiner;
void watch() {
  if (!watcher.joinable())
    watcher = std::thread(work);
}

namespace {
std::thread at_once(work);
// CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'at_once' is started and never awaited, which terminates the program
pthread_t last;
// CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'last' is started and never awaited, so nobody waits for it and what it holds is never freed
} // namespace

void serve() { pthread_create(&last, nullptr, routine, nullptr); }

void local_static() {
  static std::thread helper(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'helper' is started and never awaited, which terminates the program
}

static std::unique_ptr<std::thread> owned;
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'owned' is started and never awaited, which terminates the program
void start_owned() {
  if (!owned)
    owned = std::make_unique<std::thread>(work);
}
