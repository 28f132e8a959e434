// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A class that can be moved already, but does not close.
// RUN: %check_runtime --fix-notes %s
// LEDGER: hiredis connection: 1 of 1 never closed
#include <hiredis/hiredis.h>
#include <utility>

#include "print.h"

class Connection {
public:
  explicit Connection(const char *host) : context_(redisConnect(host, 6379)) {}
  Connection(Connection &&other) noexcept : context_(std::exchange(other.context_, nullptr)) {}
  Connection &operator=(Connection &&) = delete;
  bool good() const { return context_ && !context_->err; }

private:
  redisContext *context_;
};

int main() {
  Connection one("a");
  out << one.good();
  Connection two(std::move(one));
  out << one.good() << two.good() << '\n';
}
