// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A detach that the code has chosen among other ways.

#include <thread>
#include <vector>

void work();

class SilentJoinOrDetach {
public:
  void stop(bool wait) {
    for (auto &one : threads_) {
      if (wait) {
        one.join();
      } else
        one.detach();
    }
    threads_.clear();
  }
  void add() { threads_.emplace_back(work); }

private:
  std::vector<std::thread> threads_;
};

class SilentTheThreadItself {
public:
  ~SilentTheThreadItself() {
    for (auto &one : threads_)
      one.join();
  }
  void leave(std::thread::id id) {
    for (auto &one : threads_) {
      if (one.get_id() == id) {
        one.detach();
        break;
      }
    }
  }
  void add() { threads_.emplace_back(work); }

private:
  std::vector<std::thread> threads_;
};
