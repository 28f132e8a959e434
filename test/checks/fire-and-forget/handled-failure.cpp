// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// Where only a failure that the function handles loses the task, nobody misses its result; a way out without one does.
#include <future>
#include <stdexcept>
#include <string>

struct Pool {
  template <typename F> std::shared_future<int> compute(F) { return {}; }
};
void use(std::shared_future<int> key, const std::string &path);
void report(const char *what);

inline std::string pathOf(int n) {
  if (n > 7)
    throw std::runtime_error("too many");
  return "path";
}

void only_a_failure(Pool &pool, int n) {
  try {
    auto key = pool.compute([] { return 1; });
    const std::string path = pathOf(n);
    use(key, path);
  } catch (const std::exception &e) {
    report(e.what());
  }
}

void a_way_out_as_well(Pool &pool, int n) {
  try {
    auto key = pool.compute([] { return 1; });
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'key' is not awaited on every path
    const std::string path = pathOf(n);
    if (n > 3)
      use(key, path);
  } catch (const std::exception &e) {
    report(e.what());
  }
}
