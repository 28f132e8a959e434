// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closed, returned, or forgotten: only the last may get a close.
// RUN: %check_runtime %s
// LEDGER: libpq connection: 2 of 4 never closed
#include <libpq-fe.h>
#include <memory>
#include <vector>

#include "print.h"

struct Finish {
  void operator()(PGconn *c) const { PQfinish(c); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

static Connection open(const char *where, int how) {
  PGconn *raw = PQconnectdb(where);
  if (PQstatus(raw) != CONNECTION_OK)
    return nullptr;
  if (how == 1)
    return nullptr;
  if (how == 2) {
    PQfinish(raw);
    return nullptr;
  }
  return Connection(raw);
}

int main() {
  std::vector<Connection> all;
  all.push_back(open("host=a", 0));
  all.push_back(open("host=refused", 0));
  all.push_back(open("host=a", 1));
  all.push_back(open("host=a", 2));
  for (const auto &c : all)
    out << (c != nullptr);
  out << '\n';
}
