// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What leaves a thread's function, or a function that a library of C calls,
// ends the program: there is nobody left for whom a mark could be stale.

#include <mutex>
#include <stdexcept>
#include <thread>

extern "C" {
typedef unsigned long pthread_t;
int pthread_create(pthread_t *, const void *, void *(*)(void *), void *);
void on_timer(void (*callback)(void *));
}

bool turn();
inline void work() {
  if (!turn())
    throw std::runtime_error("failed");
}

static bool running = false;
static bool sending = false;
static std::mutex sync;

static void *loop(void *) {
  running = true;
  work();
  running = false;
  return nullptr;
}

static void tick(void *) {
  sending = true;
  work();
  sending = false;
}

void start(pthread_t *t) {
  pthread_create(t, nullptr, loop, nullptr);
  on_timer(tick);
}

class Worker {
public:
  void start() {
    thread_ = std::thread(&Worker::run, this);
    other_ = std::thread([this] { turns(); });
  }

private:
  void run() {
    active_ = true;
    step();
    active_ = false;
  }
  void step() { // only called by the thread
    busy_ = true;
    work();
    busy_ = false;
  }
  void turns() {
    sync.lock();
    work();
    sync.unlock();
  }
  bool active_ = false, busy_ = false;
  std::thread thread_, other_;
};

class BaseThread {
public:
  virtual ~BaseThread();
  virtual void run() = 0;
};

class Sender : public BaseThread {
public:
  void run() override {
    sending_ = true;
    work();
    sending_ = false;
  }

private:
  bool sending_ = false;
};
