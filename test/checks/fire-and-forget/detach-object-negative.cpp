// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Threads whose object is not seen to go, and that do not pile up; and those
// that tell the object when they have ended.

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Message {
  std::string text;
};
struct Camera;
bool turn();
void report(const char *what);

class Device {
public:
  explicit Device(std::string path) {
    std::thread([this, path] { read(path); }).detach(); // silent: once
  }
  void silent_nothing_is_known() {
    std::thread([this] { run(); }).detach();
  }
  void start_silent(const std::string &path) {
    std::thread([this, path] { read(path); }).detach();
  }
  void silent_what_it_refers_to_is_no_work(Camera *camera) {
    std::thread(&Device::grab, this, camera).detach();
  }
  void silent_so_many_and_no_more() {
    for (int i = 0; i < 4; ++i)
      std::thread([this] { run(); }).detach();
  }

private:
  void start(std::string path) {
    std::thread([this, path] { read(path); }).detach(); // silent: once
  }
  void read(const std::string &path);
  void run();
  void grab(Camera *camera);
};

// The static table only grows.
class Simulator {
public:
  void silent_connect() {
    std::thread(&Simulator::run, this).detach();
  }

private:
  void run();
};
static class Loader {
public:
  std::vector<std::unique_ptr<Simulator>> simulators;
  Loader() { simulators.push_back(std::unique_ptr<Simulator>(new Simulator)); }
} loader;

// The only one of its kind, and it handles what goes wrong.
class Only {
public:
  static Only &instance() {
    static Only only;
    return only;
  }
  void silent_on_message(Message m) {
    std::thread([this, m] {
      try {
        process(m);
      } catch (...) {
        report("trouble");
      }
    }).detach();
  }

private:
  void process(const Message &m);
};

class OfMain {
public:
  void silent_run() {
    std::thread([this] { work(); }).detach();
  }

private:
  void work();
};

// The last step changes what the others ask.
class Content {
public:
  virtual ~Content() = default;
  void silent_begin() {
    state_ = Running;
    std::thread([this] { generate(); }).detach();
  }
  bool running() const { return state_ == Running; }

protected:
  virtual void generate() = 0;
  void done() {
    std::lock_guard<std::mutex> guard(lock_);
    state_ = Ended;
  }
  enum { Idle, Running, Ended } state_ = Idle;
  std::mutex lock_;
};
class Text : public Content {
  void write();
  void generate() override {
    write();
    done();
  }
};
void drop(Content *c) {
  if (!c->running())
    delete c;
}

class Once {
public:
  void silent_unless_busy(Message m) {
    if (busy_)
      return;
    busy_ = true;
    std::thread([this, m] {
      process(m);
      busy_ = false;
    }).detach();
  }
  bool busy() const { return busy_; }

private:
  void process(const Message &m);
  std::atomic<bool> busy_{false};
};

int main() {
  OfMain object;
  object.silent_run();
}
