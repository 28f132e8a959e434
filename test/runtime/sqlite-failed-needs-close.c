// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// sqlite3_open gives a handle that must be closed although opening failed.
// RUN: %check_runtime %s
// LEDGER: SQLite connection: 1 of 2 never closed
#include <sqlite3.h>
#include <stdio.h>

static int check(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db) != SQLITE_OK) {
    printf("%s\n", sqlite3_errmsg(db));
    return -1;
  }
  sqlite3_close(db);
  return 0;
}

int main(void) {
  int good = check("good.db");
  int bad = check("refused");
  printf("%d %d\n", good, bad);
  return 0;
}
