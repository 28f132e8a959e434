// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A client a round, with continue and break: the owner of the round closes it.
// RUN: %check_runtime %s
// LEDGER: libpq result: 2 of 4 never closed
#include <libpq-fe.h>
#include <string>
#include <vector>

#include "print.h"

static int all(PGconn *conn, const std::vector<std::string> &queries) {
  int done = 0;
  for (const auto &query : queries) {
    PGresult *res = PQexec(conn, query.c_str());
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      continue;
    if (query == "STOP")
      break;
    ++done;
    PQclear(res);
  }
  return done;
}

int main() {
  PGconn *conn = PQconnectdb("host=a");
  out << all(conn, {"SELECT", "BAD", "SELECT", "STOP", "SELECT"}) << '\n';
  PQfinish(conn);
}
