// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Who locks by hand does it where nothing throws: a call that is not seen says
// nothing to the contrary.

#include <mutex>
#include <stdexcept>

class Queue {
public:
  void read();
  void skip() { read(); }
};

inline void refuse() { throw std::runtime_error("refused"); }

class Mailbox {
public:
  void not_seen() {
    sync_.lock();
    queue_.skip();
    sync_.unlock();
  }
  void of_the_class() {
    sync_.lock();
    queue_.read();
    sync_.unlock();
  }

private:
  std::mutex sync_;
  Queue queue_;
};
