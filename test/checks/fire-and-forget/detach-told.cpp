// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Work that is started for each event and forgotten; what looks like a sign of its end is none.

#include <atomic>
#include <functional>
#include <string>
#include <thread>

struct Message {
  std::string text;
};
void process(const Message &m);
void notify(const Message &m);
struct Hooks {
  void erase(const std::string &text);
};

void forgotten(Message m) {
  std::thread([m] { process(m); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on without anybody to wait for it
}
void the_work_itself(Message m) {
  std::thread([m] { notify(m); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'detach' lets the task run on without anybody to wait for it
}
void the_only_thing_it_does(Message m, Hooks *hooks) {
  std::thread([m, hooks] { hooks->erase(m.text); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: 'detach' lets the task run on without anybody to wait for it
}
void a_copy(Message m, int left) {
  std::thread([m, left]() mutable {
    process(m);
    --left; // nobody sees it
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'detach' lets the task run on without anybody to wait for it
}
void deleted_but_not_told(Message *m) {
  std::thread([m] {
    process(*m);
    delete m;
  }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'detach' lets the task run on without anybody to wait for it
}

class Beats {
public:
  Beats() : thread_([this] { run(); }) {}
  ~Beats() { thread_.detach(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then

private:
  void run();
  std::thread thread_;
};
class Ticks {
public:
  ~Ticks() { thread_.detach(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then

private:
  void run();
  std::thread thread_{[this] { run(); }};
};

// What is called is the work.
void only_calls_the_work(std::function<void()> job) {
  std::thread([job] { job(); }).detach();
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'detach' lets the task run on without anybody to wait for it
}
