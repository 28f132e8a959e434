// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A connection whose status is bad must be finished, and each result cleared.
// RUN: %check_runtime %s
// LEDGER: libpq connection: 2 of 3 never closed
// LEDGER: libpq result: 1 of 2 never closed
#include <libpq-fe.h>
#include <stdio.h>

static int count(const char *where, const char *query) {
  PGconn *conn = PQconnectdb(where);
  PGresult *res;
  int n;
  if (PQstatus(conn) != CONNECTION_OK)
    return -1;
  res = PQexec(conn, query);
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    return -2;
  n = PQntuples(res);
  PQclear(res);
  PQfinish(conn);
  return n;
}

int main(void) {
  printf("%d %d %d\n", count("host=a", "SELECT"), count("host=refused", "SELECT"), count("host=a", "BAD"));
  return 0;
}
