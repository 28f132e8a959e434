// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Between the two halves are only calls whose bodies, and the bodies of what
// those call, show that they do not throw.

#include <cstdio>
#include <cstdlib>
#include <mutex>

void give_up_abort(const char *why) __attribute__((analyzer_noreturn));

class Queue {
public:
  void push(int value) {
    if (++end_ == Size)
      grow();
    values_[end_] = value;
  }
  bool flush() { return read_ == end_; }

private:
  enum { Size = 100 };
  void grow() {
    int *more = static_cast<int *>(std::malloc(sizeof(int) * Size));
    if (!more) {
      std::fprintf(stderr, "no memory\n");
      give_up_abort("no memory");
    }
    values_ = more;
    end_ = 0;
  }
  int *values_ = nullptr;
  int end_ = 0;
  int read_ = 0;
};

class Mailbox {
public:
  bool silent_whole_way_is_visible(int value) {
    sync_.lock();
    queue_.push(value);
    const bool ok = queue_.flush();
    sync_.unlock();
    return ok;
  }

private:
  std::mutex sync_;
  Queue queue_;
};

void unknown_work();

// An exception ends the program.
class Quiet {
public:
  void silent_nothing_leaves_it() noexcept {
    ++active_;
    unknown_work();
    --active_;
  }
  ~Quiet() {
    ++active_;
    unknown_work();
    --active_;
  }

private:
  int active_ = 0;
};

void write_message(const char *text, int value);
#define APP_LOG_DEBUG(text, value) write_message(text, value)

class Logs {
public:
  void silent_only_a_message_is_written(int value) {
    sync_.lock();
    APP_LOG_DEBUG("value", value);
    value_ = value;
    sync_.unlock();
  }

private:
  std::mutex sync_;
  int value_ = 0;
};
