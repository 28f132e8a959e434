// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that own what they use, started where something begins or let go
// where it ends: there is one, not one for each call.

#include <memory>
#include <string>
#include <thread>

struct State {
  bool running = true;
};
bool turn(State &s);
bool setUp();
void work() { setUp(); }

class Queue {
public:
  explicit Queue(const std::string &name) : state_(std::make_shared<State>()) {
    std::thread t([name, state = state_] {
      while (state->running)
        turn(*state);
    });
    t.detach();
  }
  ~Queue() { state_->running = false; }

  void run() {
    const std::string name = "timer";
    std::thread t([name, state = state_] {
      while (state->running)
        turn(*state);
    });
    t.detach();
  }

private:
  std::shared_ptr<State> state_;
};

class Server {
public:
  void init() { mapping_ = std::thread(work); }
  ~Server() {
    if (mapping_.joinable())
      mapping_.detach();
  }

private:
  std::thread mapping_;
};

void start_watchdog(int port) {
  std::thread t([port] {
    while (setUp())
      work();
    (void)port;
  });
  t.detach();
}
