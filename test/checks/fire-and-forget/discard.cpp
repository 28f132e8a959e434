// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <thread>

int work();
std::future<int> start();

void discarded() {
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'start' returns is discarded, so its result and its errors are lost
  // CHECK-FIXES:   start().get();
  std::async(std::launch::async, work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'async' returns is discarded, so its destructor waits here and nothing runs asynchronously
  // CHECK-FIXES:   std::async(std::launch::async, work).get();
}

void one_arm(bool now) {
  if (now)
    start();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task that 'start' returns is discarded
}

struct Reporter {
  void run();
  void begin() {
    std::thread([this] { run(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }
};
void end(Reporter *object) { delete object; }

void detached_variable() {
  std::thread t([] { work(); });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the task and call 'join' before what it uses is gone; no edit: the caller would wait for it at once, and it may never end
}

int not_joined_on_one_path(bool quick) {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 't' is not awaited on every path, which terminates the program
  if (quick)
    return 1;
  t.join();
  return 0;
}

void never_joined() {
  std::thread t(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 't' is never awaited, which terminates the program
  work();
}

std::future<int> wrapped(bool now) {
  if (now)
    return std::async(std::launch::async, work);
  return std::async(work);
}

void what_a_wrapper_makes() {
  wrapped(true);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'wrapped' returns is discarded, so its destructor waits here and nothing runs asynchronously
}

void refers_to_a_local() {
  int count = 0;
  std::thread t([](int &n) { ++n; }, std::ref(count));
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  // CHECK-MESSAGES: :[[@LINE-3]]:38: note: passed by reference, or 'this', here
}

void a_named_closure() {
  int count = 0;
  auto add = [&] { ++count; };
  std::thread(add).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
}

struct Sender {
  void send();
  void begin() { std::thread(&Sender::send, this).detach(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
};
void end(Sender *object) { delete object; }

class Listener {
public:
  void begin() {
    thread_ = std::thread([this] { listen(); });
    thread_.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }

private:
  void listen();
  std::thread thread_;
};
void end(Listener *object) { delete object; }
