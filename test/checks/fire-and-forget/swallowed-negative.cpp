// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>

std::future<int> start();
void log(const char *text);
int compute();

class SilentDestructorsMustNotThrow {
public:
  ~SilentDestructorsMustNotThrow() {
    try {
      f_.get();
    } catch (...) {
    }
  }

private:
  std::future<int> f_;
};

void silent_the_handler_does_something(std::future<int> &f) {
  try {
    f.get();
  } catch (...) {
    log("failed");
  }
}

void when_ready(void (*continuation)(std::future<int>));
void silent_a_continuation_that_only_observes() {
  when_ready([](std::future<int> ended) {
    try {
      ended.get();
    } catch (...) {
    }
  });
}

void silent_a_comment_says_why(std::future<int> &f) {
  try {
    f.get();
  } catch (...) {
    // the caller asks again
  }
}

void silent_only_waits(std::future<int> &f) {
  try {
    f.wait();
  } catch (...) {
  }
}

void silent_no_task_is_awaited() {
  try {
    compute();
  } catch (...) {
  }
}

void silent_a_certain_exception(std::future<int> &f) {
  try {
    f.get();
  } catch (const std::future_error &) {
  }
}
