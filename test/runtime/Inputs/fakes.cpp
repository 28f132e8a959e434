// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fakes that are C++.
#include "ledger.h"

#include <db/pool.hpp>

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
