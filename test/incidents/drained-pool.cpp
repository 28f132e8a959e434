// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident drained-pool.cpp %s
// LEDGER: pooled connection: 2 of 4 never closed
#include "print.h"

int main() {
  db::Pool pool;
  Accounts accounts(pool);
  const Request requests[] = {{1, 10}, {-1, 10}, {1, -1}, {-2, 10}};
  for (const Request &request : requests)
    out << accounts.transfer(request);
  out << accounts.served() << '\n';
}
