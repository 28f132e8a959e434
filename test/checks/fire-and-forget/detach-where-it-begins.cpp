// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What comes with a call makes a thread for each call, whatever the function is
// called; and a function that begins nothing may be called any number of times.

#include <string>
#include <thread>

struct Message {
  std::string text;
};
bool turn();
void process(const Message &m);
void work() { turn(); }

void startProcessing(Message m) {
  std::thread([m] { process(m); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on without anybody to wait for it
}

void startHandedOver(Message m) {
  std::thread t([given = std::move(m)] { process(given); });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it
}

class Monitor {
public:
  void check() {
    std::thread t(work);
    t.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'detach' lets the task run on without anybody to wait for it
  }
};

void initialise() { // who begins must say so
  int turns = 0;
  std::thread t([&turns] { ++turns; });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
}

void start() {
  int turns = 0;
  std::thread t([&turns] { ++turns; });
  t.detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
}
