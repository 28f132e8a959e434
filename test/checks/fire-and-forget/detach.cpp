// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>

bool turn();
void handle(const std::string &message);
void log(const char *text);
void poll();

void what_it_throws_ends_the_program(const std::string &message) {
  std::thread([message] { handle(message); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'detach' lets the task run on without anybody to wait for it
}

void not_all_of_it_is_handled(const std::string &message) {
  std::thread([message] {
    handle(message);
    try {
      turn();
    } catch (...) {
      log("failed");
    }
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'detach' lets the task run on without anybody to wait for it
}

void the_handler_does_nothing(const std::string &message) {
  std::thread([message] {
    try {
      handle(message);
    } catch (...) {
    }
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'detach' lets the task run on without anybody to wait for it
}

void the_loop_ends() {
  std::thread([] {
    while (true) {
      if (turn())
        break;
    }
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'detach' lets the task run on without anybody to wait for it
}

void not_its_own(std::string *message) {
  std::thread([message] {
    try {
      handle(*message);
    } catch (const std::exception &) {
      log("failed");
    }
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'detach' lets the task run on without anybody to wait for it
}

class Poller {
public:
  void begin() {
    std::thread([this] {
      for (;;)
        ask();
    }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }
  void ask();
};

void poll_for_a_while() {
  Poller poller;
  poller.begin();
}

class CountsButRefersToALocal {
public:
  ~CountsButRefersToALocal() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (running_ > 0)
      idle_.wait(lock);
  }
  void begin(int number) {
    std::thread([this, &number] { run(number); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }

private:
  void run(int number);
  std::mutex mutex_;
  std::condition_variable idle_;
  int running_ = 0;
};
