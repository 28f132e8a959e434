// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two owners: the statement must be gone before its connection is closed.
// RUN: %check_runtime %s
// LEDGER: SQLite connection: 2 of 3 never closed
// LEDGER: SQLite statement: 1 of 2 never closed
#include <sqlite3.h>

#include "print.h"

static int answer(const char *sql, int least) {
  sqlite3 *db = nullptr;
  if (sqlite3_open("good.db", &db) != SQLITE_OK) {
    sqlite3_close(db);
    return -1;
  }
  sqlite3_stmt *st = nullptr;
  if (sqlite3_prepare_v2(db, sql, -1, &st, nullptr) != SQLITE_OK)
    return -2;
  if (sqlite3_step(st) != SQLITE_ROW || sqlite3_column_int(st, 0) < least)
    return -3;
  const int value = sqlite3_column_int(st, 0);
  sqlite3_finalize(st);
  sqlite3_close(db);
  return value;
}

int main() { out << answer("SELECT", 0) << answer("BAD", 0) << answer("SELECT", 100) << '\n'; }
