// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Somebody deletes the worker without having ended it, or owns it otherwise.

#include <memory>
#include <thread>

bool turn();
static void loop() {
  while (turn()) {
  }
}

class Careless {
public:
  Careless() { thread_ = std::thread(loop); }
  ~Careless() { turn(); }
  void shutdown() { thread_.join(); }

private:
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is not awaited by the destructor, which terminates the program unless 'shutdown' was called before
};

class HasCareless {
public:
  ~HasCareless() { delete worker_; }
  void end() {
    worker_->shutdown();
    delete worker_;
    worker_ = nullptr;
  }

private:
  Careless *worker_ = new Careless();
};

class Owned {
public:
  Owned() { thread_ = std::thread(loop); }
  ~Owned() { turn(); }
  void shutdown() { thread_.join(); }

private:
  std::thread thread_;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'thread_' is not awaited by the destructor, which terminates the program unless 'shutdown' was called before
};

class HasOwned {
public:
  ~HasOwned() {
    plain_->shutdown();
    delete plain_;
  }

private:
  Owned *plain_ = new Owned();
  std::unique_ptr<Owned> worker_ = std::make_unique<Owned>();
};
