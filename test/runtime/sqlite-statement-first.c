// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The statement must be finalized before its connection is closed.
// RUN: %check_runtime %s
// LEDGER: SQLite connection: 3 of 5 never closed
// LEDGER: SQLite statement: 2 of 3 never closed
#include <sqlite3.h>
#include <stdio.h>

static int answer(const char *path, const char *sql, int least) {
  sqlite3 *db = NULL;
  sqlite3_stmt *st = NULL;
  int value;
  if (sqlite3_open(path, &db) != SQLITE_OK) {
    sqlite3_close(db);
    return -1;
  }
  if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
    return -2;
  if (sqlite3_step(st) != SQLITE_ROW)
    return -3;
  value = sqlite3_column_int(st, 0);
  if (value < least)
    return -4;
  sqlite3_finalize(st);
  sqlite3_close(db);
  return value;
}

int main(void) {
  printf("%d\n", answer("good.db", "SELECT", 0));
  printf("%d\n", answer("refused", "SELECT", 0));
  printf("%d\n", answer("good.db", "BAD", 0));
  printf("%d\n", answer("good.db", "EMPTY", 0));
  printf("%d\n", answer("good.db", "SELECT", 100));
  return 0;
}
