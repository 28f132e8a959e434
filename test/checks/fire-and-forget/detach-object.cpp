// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that use an object which visibly goes, or that pile up.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

struct Message {
  std::string text;
};
bool turn();

// One thread for each message.
class Service {
public:
  void on_message(Message m) {
    std::thread([this, m] { process(m); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }
  void submit(const Message &m) {
    std::thread(&Service::process, this, m).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }
  void poll() {
    while (turn())
      std::thread([this] { work(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'detach' lets the task run on without anybody to wait for it; its callable refers to what may be gone by then
  }

private:
  void process(const Message &m);
  void work();
};

// The object is shared, so whoever lets go last ends it.
class Attempt : public std::enable_shared_from_this<Attempt> {
public:
  void rollback() {
    std::thread([this] { back(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'detach' lets the task run on
  }

private:
  void back();
};

class Feature {
public:
  using Ptr = std::shared_ptr<Feature>;
  void start() {
    thread_ = std::thread([this] { run(); });
    thread_.detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'detach' lets the task run on
  }

private:
  void run();
  std::thread thread_;
};

class Deleted {
public:
  void start() {
    std::thread([this] { run(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on
  }

private:
  void run();
};
void close(Deleted *d) { delete d; }

class Local {
public:
  void start() {
    std::thread([this] { run(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on
  }

private:
  void run();
};
void for_a_while() {
  Local l;
  l.start();
}

// A part of something that is taken out of a table.
class Part {
public:
  void start() {
    std::thread([this] { run(); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'detach' lets the task run on
  }

private:
  void run();
};
struct Session {
  Part part;
};
static std::map<int, std::unique_ptr<Session>> sessions;
void end(int number) { sessions.erase(number); }

// It stays, but nobody sees what the threads throw, and they pile up.
class Only {
public:
  static Only &instance();
  void on_message(Message m) {
    std::thread([this, m] { process(m); }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'detach' lets the task run on
  }

private:
  void process(const Message &m);
};
Only &Only::instance() {
  static Only only;
  return only;
}

// Nobody asks what the thread sets.
class Unasked {
public:
  void on_message(Message m) {
    std::thread([this, m] {
      process(m);
      done_ = true;
    }).detach();
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'detach' lets the task run on
  }

private:
  void process(const Message &m);
  bool done_ = false;
};
