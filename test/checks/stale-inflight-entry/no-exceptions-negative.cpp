// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Nothing in this file throws or catches: what calls that are not seen might
// throw is nobody's here.

#include <set>
#include <string>

bool store(const std::string &id);

class Processor {
public:
  void update(const std::string &id) {
    processing_.insert(id);
    store(id);
    processing_.erase(id);
  }
  void retry() {
    retrying_ = true;
    store("again");
    retrying_ = false;
  }

private:
  std::set<std::string> processing_;
  bool retrying_ = false;
};
