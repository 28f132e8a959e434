// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Tasks behind smart and plain pointers.

#include <future>
#include <memory>
#include <thread>

int other();
int work() {
  int sum = 0;
  for (int i = 0; i < 4; ++i)
    sum += other();
  return sum;
}
bool ready();

void never_joined() {
  auto t = std::make_unique<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 't' is never awaited, which terminates the program
  // CHECK-FIXES:   t->join();
}

bool not_joined_on_every_path() {
  std::unique_ptr<std::thread> t = std::make_unique<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 't' is not awaited on every path, which terminates the program
  if (!ready())
    return false;
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES-NEXT:     t->join();
  t->join();
  return true;
}

void made_by_new() {
  std::unique_ptr<std::thread> t(new std::thread(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 't' is never awaited, which terminates the program
}

void shared_with_nobody() {
  auto t = std::make_shared<std::thread>(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 't' is never awaited, which terminates the program
  if (t)
    ready();
}

void dropped() {
  new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that is made here is discarded, so nobody waits for it and what it holds is never freed
}

void kept_and_forgotten() {
  auto *t = new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 't' is never awaited, so nobody waits for it and what it holds is never freed
  if (t->joinable())
    ready();
}

void deleted_while_it_runs() {
  std::thread *t = new std::thread(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 't' is never awaited, which terminates the program
  ready();
  delete t;
}

class Owner {
public:
  void start() { worker_ = std::make_unique<std::thread>(work); }

private:
  std::unique_ptr<std::thread> worker_;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'worker_' is started and never awaited, which terminates the program
  // CHECK-FIXES:   ~Owner() { if (worker_ && worker_->joinable()) worker_->join(); }
};

class Resetter {
public:
  void start() { worker_.reset(new std::thread(work)); }
  void stop() { worker_.reset(); }

private:
  std::unique_ptr<std::thread> worker_;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'worker_' is started and never awaited, which terminates the program
};

class Plain {
public:
  Plain() : worker_(new std::thread(work)) {}
  ~Plain() { delete worker_; }

private:
  std::thread *worker_;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'worker_' is started and never awaited, which terminates the program
};

class Leaky {
public:
  void start() {
    if (!worker_)
      worker_ = new std::thread(work);
  }

private:
  std::thread *worker_ = nullptr;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'worker_' is started and never awaited, so nobody waits for it and what it holds is never freed
};
