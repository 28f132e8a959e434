// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A result a round; one is skipped with continue, one with break.
// RUN: %check_runtime %s
// LEDGER: libpq result: 2 of 4 never closed
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

static int all(PGconn *conn, const char *queries[], int n) {
  int done = 0;
  for (int i = 0; i < n; ++i) {
    PGresult *res = PQexec(conn, queries[i]);
    if (PQresultStatus(res) != PGRES_TUPLES_OK)
      continue;
    if (strcmp(queries[i], "STOP") == 0)
      break;
    ++done;
    PQclear(res);
  }
  return done;
}

int main(void) {
  const char *queries[] = {"SELECT", "BAD", "SELECT", "STOP", "SELECT"};
  PGconn *conn = PQconnectdb("host=a");
  printf("%d\n", all(conn, queries, 5));
  PQfinish(conn);
  return 0;
}
