// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is returned belongs to the client: it cannot be closed before.
// RUN: %check_runtime %s
// LEDGER: SQLite connection: 2 of 3 never closed
// STILL: SQLite connection: 1 of 3 never closed
#include <sqlite3.h>
#include <stdio.h>

static const char *why(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db) != SQLITE_OK)
    return sqlite3_errmsg(db);
  sqlite3_close(db);
  return "none";
}

static int good(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db) != SQLITE_OK)
    return 0;
  sqlite3_close(db);
  return 1;
}

int main(void) {
  printf("%s\n", why("refused"));
  printf("%s %d\n", why("good.db"), good("refused"));
  return 0;
}
