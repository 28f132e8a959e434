// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pool that lends connections: a class with acquire and release.
// RUN: %check_runtime %s
// LEDGER: pooled connection: 1 of 3 never closed
#include <db/pool.hpp>

#include "print.h"

static int run(db::Pool &pool, int n) {
  db::Connection *c = pool.acquire();
  if (!c)
    return -9;
  if (c->query(n) < 0)
    return -1;
  const int answer = c->query(n * 2);
  pool.release(c);
  return answer;
}

int main() {
  db::Pool pool;
  out << run(pool, 1) << run(pool, -1) << run(pool, 5) << '\n';
}
