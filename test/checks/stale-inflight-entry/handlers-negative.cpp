// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A handler takes the mark back, may do so, or goes on to where that is done.

#include <exception>
#include <set>
#include <string>

struct Log {
  void error(const char *text) noexcept;
};
void upload(int id);

class Worker {
public:
  void by_the_handler(int id) {
    try {
      processing_.insert(id);
      upload(id);
      processing_.erase(id);
    } catch (...) {
      processing_.erase(id);
      throw;
    }
  }
  void by_a_method(int id) {
    try {
      processing_.insert(id);
      upload(id);
      processing_.erase(id);
    } catch (...) {
      forget(id);
    }
  }
  void by_a_function(int id) {
    try {
      processing_.insert(id);
      upload(id);
      processing_.erase(id);
    } catch (...) {
      abandon(*this);
    }
  }
  void behind_the_handler(int id) {
    try {
      processing_.insert(id);
      upload(id);
    } catch (const std::exception &e) {
      log_.error(e.what());
    }
    processing_.erase(id);
  }
  friend void abandon(Worker &w);

private:
  void forget(int id);
  Log log_;
  std::set<int> processing_;
};
