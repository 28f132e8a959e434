// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that only look like those that end with their object, or that have
// been told to end and own what they use.

#include <functional>
#include <memory>
#include <string>
#include <thread>

struct Message {
  std::string text;
};
void process(const Message &m);
int work(int job);

void on_message(Message m) {
  std::thread([m] { process(m); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on without anybody to wait for it [closecall-fire-and-forget]
}

static void serve(Message *m) {
  process(*m);
  delete m;
}
void it_deletes_what_it_was_given(const Message &m) {
  std::thread(serve, new Message(m)).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'detach' lets the task run on without anybody to wait for it [closecall-fire-and-forget]
}

class Queue {
public:
  void start() {
    worker_ = std::thread([this]() { run(); });
  }
  void stop() {
    stop_ = true;
    worker_.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then [closecall-fire-and-forget]
  }

private:
  void run() {
    while (!stop_)
      work(1);
  }
  std::thread worker_;
  bool stop_ = false;
};
