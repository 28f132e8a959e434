// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fakes that are C++.
#include "ledger.h"

#include <db/pool.hpp>
#include <redis/client.hpp>

namespace db {
static const char Kind[] = "pooled connection";

int Connection::query(int n) {
  return ledger_use(Kind, this) && n >= 0 ? n : -1;
}

Connection *Pool::acquire() {
  for (int i = 0; i < 3; ++i)
    if (!lent_[i]) {
      lent_[i] = true;
      ledger_open(Kind, &all_[i]);
      return &all_[i];
    }
  return nullptr;
}

void Pool::release(Connection *connection) {
  if (ledger_close(Kind, connection))
    lent_[connection - all_] = false;
}
} // namespace db

namespace redis {
static const char Open[] = "Redis client", Pool[] = "Redis client's pool";

Client::Client(const std::string &) {
  ledger_open(Open, this);
  ledger_open(Pool, this);
}

long Client::increment(const std::string &key) {
  return ledger_use(Open, this) ? ++counts_[key] : -1;
}

void Client::close() { ledger_close(Open, this); }

void Client::shutdown() {
  ledger_close(Open, this);
  ledger_close(Pool, this);
}
} // namespace redis
