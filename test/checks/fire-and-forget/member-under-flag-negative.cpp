// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Destructors that await their thread wherever there is one.

#include <atomic>
#include <thread>

class ShutdownJoins {
public:
  ~ShutdownJoins() {
    if (!down_)
      thread_.join();
  }
  void shutdown() {
    down_ = true;
    thread_.join();
  }
  void start() { thread_ = std::thread([this] { run(); }); }

private:
  void run();
  bool down_ = false;
  std::thread thread_;
};

class ShutdownJoinsByAnother {
public:
  ~ShutdownJoinsByAnother() {
    if (!down_)
      wait();
  }
  void shutdown() {
    down_ = true;
    wait();
  }
  void start() { thread_ = std::thread([this] { run(); }); }

private:
  void wait() { thread_.join(); }
  void run();
  bool down_ = false;
  std::thread thread_;
};

class FlagOnlyRises { // who has started it joins it
public:
  ~FlagOnlyRises() {
    if (started_)
      thread_.join();
  }
  void start() {
    started_ = true;
    thread_ = std::thread([this] { run(); });
  }

private:
  void run();
  bool started_ = false;
  std::thread thread_;
};

class AsksTheThread {
public:
  ~AsksTheThread() {
    if (!down_)
      stop();
    if (thread_.joinable())
      thread_.join();
  }
  void shutdown() {
    down_ = true;
    stop();
  }
  void start() { thread_ = std::thread([this] { run(); }); }

private:
  void stop();
  void run();
  bool down_ = false;
  std::thread thread_;
};

void use() {
  ShutdownJoins a;
  a.start();
  ShutdownJoinsByAnother b;
  b.start();
  FlagOnlyRises c;
  c.start();
  AsksTheThread d;
  d.start();
}
