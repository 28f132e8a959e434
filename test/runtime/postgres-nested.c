// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A return inside a loop, where the loop's own client and the function's are open.
// RUN: %check_runtime %s
// LEDGER: libpq result: 1 of 4 never closed
#include <libpq-fe.h>
#include <stdio.h>

static int all(PGconn *conn, const char *queries[], int n) {
  int rows = 0;
  for (int i = 0; i < n; i++) {
    PGresult *res = PQexec(conn, queries[i]);
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      return -1;
    rows += PQntuples(res);
    PQclear(res);
  }
  return rows;
}

int main(void) {
  const char *queries[] = {"SELECT", "SELECT", "SELECT", "BAD"};
  PGconn *conn = PQconnectdb("host=a");
  printf("%d\n", all(conn, queries, 4));
  PQfinish(conn);
  return 0;
}
