// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A destructor may wait, and so may whoever gets the thread.

class QThread {
public:
  QThread();
  virtual ~QThread();
  void start();
  void quit();
  bool wait();
};
bool ready();
void watch(QThread &thread);

class Waiting : public QThread {
public:
  ~Waiting() override {
    quit();
    wait();
  }
};
class MoreWaiting : public Waiting {};
class Plain : public QThread {};
class Hidden : QThread {
public:
  void start();
};

void silent_its_destructor_waits() {
  Waiting thread;
  thread.start();
}
void silent_that_of_its_base_waits() {
  MoreWaiting thread;
  thread.start();
}
bool silent_awaited() {
  Plain thread;
  thread.start();
  ready();
  return thread.wait();
}
void silent_never_started() { Plain thread; }
void silent_somebody_else_looks() {
  Plain thread;
  thread.start();
  watch(thread);
}
void silent_a_start_of_its_own() {
  Hidden thread;
  thread.start();
}
