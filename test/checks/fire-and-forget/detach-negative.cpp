// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads that own all they use, and run for the life of the program or see to
// their own failures, are let go on purpose.

#include <condition_variable>
#include <exception>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

bool turn();
void handle(const std::string &message);
void log(const char *text);
struct Listener {
  void update(const std::string &message);
};

void silent_it_never_ends() {
  std::thread([] {
    for (;;)
      turn();
  }).detach();
}

static void serve(int number) {
  log("starting");
  while (true) {
    if (!turn())
      continue;
    switch (number) {
    case 1:
      break;
    }
  }
}
void silent_what_it_calls_never_ends() {
  for (int number = 0; number < 4; ++number) {
    std::thread t([number] { serve(number); });
    t.detach();
  }
}
void silent_called_by_name() { std::thread(serve, 7).detach(); }

void silent_it_handles_its_failures(const std::string &message,
                                    std::shared_ptr<Listener> listener) {
  std::thread([message, listener] {
    try {
      listener->update(message);
    } catch (const std::exception &) {
      log("update failed");
    }
  }).detach();
}

void silent_what_it_calls_handles_its_failures(std::shared_ptr<Listener> all) {
  struct Work {
    static void run(Listener &listener) {
      try {
        listener.update("x");
      } catch (const std::exception &) {
        log("update failed");
      }
    }
  };
  std::thread([all] { Work::run(*all); }).detach();
}

static void careful() noexcept try { handle("x"); } catch (...) {
  log("failed");
}
void silent_a_function_try_block() { std::thread(careful).detach(); }

static void named(int number) {
  log("a worker begins");
  if (turn())
    log("in a hurry");
  try {
    for (; turn(); --number)
      handle("x");
  } catch (const std::exception &) {
    log("failed");
  }
}
void silent_beside_the_try_it_only_logs() { std::thread(named, 7).detach(); }

std::future<void> silent_the_future_tells() {
  std::promise<void> done;
  std::future<void> waiter = done.get_future();
  std::thread([done = std::move(done)]() mutable {
    handle("x");
    done.set_value();
  }).detach();
  return waiter;
}

namespace own {
template <class T> class Promise {
public:
  void setValue(T value);
};
} // namespace own
class Child {
public:
  void silent_whoever_has_the_future_waits() {
    auto p = std::make_shared<own::Promise<int>>();
    std::thread reader([this, p] { p->setValue(read()); });
    reader.detach();
  }
  int read();
};

void unseen(int number);
void silent_nothing_is_known_of_it() {
  std::thread t(unseen, 7);
  t.detach();
}

class SilentStartedElsewhere {
public:
  ~SilentStartedElsewhere() { thread_.detach(); }

private:
  std::thread thread_;
};

class SilentTheDestructorWaitsForThem {
public:
  ~SilentTheDestructorWaitsForThem() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (running_ > 0)
      idle_.wait(lock);
  }
  void begin() {
    ++running_;
    std::thread([this] { run(); }).detach();
  }

private:
  void run();
  std::mutex mutex_;
  std::condition_variable idle_;
  int running_ = 0;
};
