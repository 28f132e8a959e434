// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A text that exists only when the call failed.
// RUN: %check_runtime %s
// LEDGER: SQLite string: 1 of 1 never closed
#include <sqlite3.h>
#include <stdio.h>

static int apply(sqlite3 *db, const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
    fprintf(stdout, "error: %s\n", error);
    return -1;
  }
  return 0;
}

int main(void) {
  sqlite3 *db;
  if (sqlite3_open("good.db", &db) == SQLITE_OK)
    printf("%d %d\n", apply(db, "CREATE"), apply(db, "BAD"));
  sqlite3_close(db);
  return 0;
}
