// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two clients of the same name, each in its own block.
// RUN: %check_runtime %s
// LEDGER: libpq result: 2 of 5 never closed
#include <libpq-fe.h>

#include "print.h"

static int both(PGconn *conn, const char *first, const char *second) {
  int n = 0;
  {
    PGresult *res = PQexec(conn, first);
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      return -1;
    n += PQntuples(res);
    PQclear(res);
  }
  {
    PGresult *res = PQexec(conn, second);
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      return -2;
    n += PQntuples(res);
    PQclear(res);
  }
  return n;
}

int main() {
  PGconn *conn = PQconnectdb("host=a");
  out << both(conn, "SELECT", "SELECT") << both(conn, "BAD", "SELECT") << both(conn, "SELECT", "BAD") << '\n';
  PQfinish(conn);
}
