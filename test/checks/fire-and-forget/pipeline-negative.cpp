// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// Steps that are joined with a handler of theirs, and shares of what an object has: nothing is lost with the future.
#include <future>
#include <string>
#include <utility>

struct Status {
  bool good;
};

struct Step {
  template <typename Handler> Step operator>>(Handler) { return *this; }
  Step operator|(Step next);
};

template <typename Handler> Step finally(Handler) { return {}; }
Step read(const std::string &path);
Step write(const std::string &path);

struct Pipeline {
  Pipeline() = default;
  Pipeline(Step step);
  Pipeline &operator|=(Step step);
};

std::future<Status> start(Pipeline pipeline);
void report(const Status &status);

void there() {
  start(read("a") >> [](Status &status) { report(status); });
  start(read("a") | write("b") | finally([](const Status &status) { report(status); }));
}

void in_a_variable(bool slow) {
  Pipeline reading = read("a") >> [](Status &status) { report(status); };
  start(std::move(reading));
  Pipeline writing;
  auto handler = [](const Status &status) { report(status); };
  if (slow)
    writing = read("a") | write("b") | finally(handler);
  else
    writing = write("b") | finally(handler);
  start(std::move(writing));
}

void added_later() {
  Pipeline writing = read("a");
  writing |= write("b") >> [](Status &status) { report(status); };
  start(std::move(writing));
}

class Player {
public:
  std::shared_future<Status> open(const std::string &path);
  std::shared_future<Status> opened() const;
};

void play(Player &player) {
  player.open("a");
  player.opened();
}
