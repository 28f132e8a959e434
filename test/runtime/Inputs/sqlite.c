/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <sqlite3.h>

#include "ledger.h"

#include <string.h>

static const char database[] = "SQLite connection",
                  statement_kind[] = "SQLite statement",
                  sqlite_string[] = "SQLite string";

struct sqlite3 {
  char message[40];
  int bad;
  int statements;
};
struct sqlite3_stmt {
  sqlite3 *db;
  int rows;
};

int sqlite3_open(const char *filename, sqlite3 **db) {
  *db = (sqlite3 *)ledger_new(database, sizeof **db);
  (*db)->bad = strcmp(filename, "refused") == 0;
  return (*db)->bad ? SQLITE_CANTOPEN : SQLITE_OK;
}
int sqlite3_close(sqlite3 *db) {
  if (!db)
    return SQLITE_OK;
  if (ledger_holds(database, db) && db->statements)
    return SQLITE_BUSY;
  ledger_delete(database, db);
  return SQLITE_OK;
}
const char *sqlite3_errmsg(sqlite3 *db) {
  return ledger_use(database, db) && db->bad ? "cannot open" : "not an error";
}
int sqlite3_prepare_v2(sqlite3 *db, const char *sql, int length,
                       sqlite3_stmt **statement, const char **tail) {
  (void)length;
  if (tail)
    *tail = sql + strlen(sql);
  *statement = NULL;
  if (!ledger_use(database, db) || db->bad || strcmp(sql, "BAD") == 0)
    return SQLITE_ERROR;
  ++db->statements;
  *statement = (sqlite3_stmt *)ledger_new(statement_kind, sizeof **statement);
  (*statement)->db = db;
  (*statement)->rows = strcmp(sql, "EMPTY") == 0 ? 0 : 2;
  return SQLITE_OK;
}
int sqlite3_step(sqlite3_stmt *statement) {
  if (!ledger_use(statement_kind, statement))
    return SQLITE_ERROR;
  return statement->rows-- > 0 ? SQLITE_ROW : SQLITE_DONE;
}
int sqlite3_column_int(sqlite3_stmt *statement, int column) {
  return ledger_use(statement_kind, statement) ? column + 7 : -1;
}
int sqlite3_finalize(sqlite3_stmt *statement) {
  if (!statement)
    return SQLITE_OK;
  if (ledger_holds(statement_kind, statement) &&
      ledger_use(database, statement->db))
    --statement->db->statements;
  ledger_delete(statement_kind, statement);
  return SQLITE_OK;
}
int sqlite3_exec(sqlite3 *db, const char *sql,
                 int (*callback)(void *, int, char **, char **), void *context,
                 char **error) {
  (void)callback;
  (void)context;
  if (error)
    *error = NULL;
  if (ledger_use(database, db) && !db->bad && strcmp(sql, "BAD") != 0)
    return SQLITE_OK;
  if (error)
    *error = sqlite3_mprintf("syntax error");
  return SQLITE_ERROR;
}
char *sqlite3_mprintf(const char *format, ...) {
  return strcpy((char *)ledger_new(sqlite_string, strlen(format) + 1), format);
}
void sqlite3_free(void *p) {
  if (p)
    ledger_delete(sqlite_string, p);
}
