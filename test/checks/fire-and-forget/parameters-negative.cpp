// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <future>
#include <thread>
#include <utility>
#include <vector>

bool ready();
void keep(std::future<int> f);

int silent_asked(std::future<int> f) { return f.get(); }

void silent_taken_to_let_it_end(std::future<int> f) {
  if (f.valid())
    ready();
}

void silent_not_named(std::future<int>) {}

void silent_handed_on(std::future<int> f) { keep(std::move(f)); }

void silent_stored(std::future<int> f, std::vector<std::future<int>> &all) {
  all.push_back(std::move(f));
}

class Owner {
public:
  explicit Owner(std::thread t) : t_(std::move(t)) {}
  ~Owner() { t_.join(); }

private:
  std::thread t_;
};

int silent_not_its_own(std::future<int> &f) { return ready() ? f.get() : 0; }

int silent_says_so([[maybe_unused]] std::future<int> f) {
  if (ready())
    return f.get();
  return 0;
}

int silent_an_error_is_under_way(std::future<int> f) {
  if (!ready())
    throw 1;
  return f.get();
}

int silent_asks_first(std::future<int> f) {
  if (!f.valid())
    return 0;
  return f.get();
}
