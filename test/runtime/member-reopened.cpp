// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opening again forgets what was opened before.
// RUN: %check_runtime --fix-notes %s
// LEDGER: hiredis connection: 2 of 3 never closed
#include <hiredis/hiredis.h>

#include "print.h"

class Client {
public:
  Client() = default;
  Client(const Client &) = delete;
  Client &operator=(const Client &) = delete;
  ~Client() {
    if (connection_)
      redisFree(connection_);
  }
  bool reconnect(const char *host) {
    connection_ = redisConnect(host, 6379);
    return connection_ && !connection_->err;
  }

private:
  redisContext *connection_ = nullptr;
};

int main() {
  Client c;
  out << c.reconnect("refused") << c.reconnect("refused") << c.reconnect("a") << '\n';
}
