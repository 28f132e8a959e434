// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Discards behind which nothing is lost: somebody sees the task fail.

namespace pplx {
template <class T> class task;
task<int> scheduled();
template <class T> class task {
public:
  task(const task &);
  ~task();
  template <class F> task<int> then(F) const { return scheduled(); }
  T get() const;
};
template <class F> task<int> create_task(F) { return scheduled(); }
task<int> task_from_result(int value);
} // namespace pplx
namespace web {
namespace http {
class http_request {
public:
  pplx::task<int> reply(int status) const;
};
} // namespace http
} // namespace web

pplx::task<int> fetch();
void use(int value);
void report();
void finish(pplx::task<int> ended);

void silent_continuation_gets_the_task() {
  fetch().then([](pplx::task<int> ended) {
    try {
      use(ended.get());
    } catch (...) {
      report();
    }
  });
}

void loop();
void silent_kept_while_the_loop_runs() {
  pplx::task<int> connected = fetch().then([](pplx::task<int> ended) {
    try {
      use(ended.get());
    } catch (...) {
      report();
    }
  });
  loop();
}

void silent_last_continuation_gets_the_task() {
  fetch().then([](int value) { use(value); }).then(finish);
}

void silent_task_handles_its_failures() {
  pplx::create_task([] {
    try {
      use(1);
    } catch (...) {
      report();
    }
  });
}

void silent_library_catches(const web::http::http_request &request) {
  request.reply(200);
}

pplx::task<int> close_at_once() { return pplx::task_from_result(0); }

void silent_has_ended_by_then() { close_at_once(); }

class Buffer {
public:
  virtual ~Buffer() { close_reading(); }
  virtual pplx::task<int> close_reading() { return pplx::task_from_result(1); }
  virtual pplx::task<int> close_writing() { return fetch(); }
};

class MemoryBuffer : public Buffer {
public:
  ~MemoryBuffer() {
    // silent: a destructor runs the methods of its own class
    close_reading();
    this->close_writing();
  }
  pplx::task<int> close_writing() override {
    if (written_)
      return pplx::task_from_result(2);
    return pplx::task_from_result(3);
  }

private:
  bool written_ = false;
};

void silent_no_class_can_override_it(MemoryBuffer &buffer) {
  buffer.MemoryBuffer::close_writing();
}
