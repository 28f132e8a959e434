// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A member that a method opens, and a destructor that exists already.
// RUN: %check_runtime --fix-notes %s
// LEDGER: hiredis connection: 1 of 1 never closed
#include <hiredis/hiredis.h>

#include "print.h"

class Store {
public:
  Store() = default;
  ~Store() { out << "gone\n"; }
  bool open(const char *host) {
    connection_ = redisConnect(host, 6379);
    return connection_ != nullptr;
  }
  bool ready() const { return connection_ && !connection_->err; }

private:
  redisContext *connection_ = nullptr;
};

int main() {
  Store used, unused;
  out << used.open("a") << used.ready() << unused.ready() << '\n';
}
