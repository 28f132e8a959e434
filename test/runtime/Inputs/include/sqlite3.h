/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A database in nobody's file.  "refused": a handle, and a status that is not
 * SQLITE_OK. */
#ifndef SQLITE3_H
#define SQLITE3_H
#ifdef __cplusplus
extern "C" {
#endif

#define SQLITE_OK 0
#define SQLITE_ERROR 1
#define SQLITE_BUSY 5
#define SQLITE_CANTOPEN 14
#define SQLITE_ROW 100
#define SQLITE_DONE 101
typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;

int sqlite3_open(const char *filename, sqlite3 **db);
/* With open statements: SQLITE_BUSY, and still open. */
int sqlite3_close(sqlite3 *db);
const char *sqlite3_errmsg(sqlite3 *db);
/* "BAD" does not compile; "EMPTY" has no rows. */
int sqlite3_prepare_v2(sqlite3 *db, const char *sql, int length,
                       sqlite3_stmt **statement, const char **tail);
int sqlite3_step(sqlite3_stmt *statement);
int sqlite3_column_int(sqlite3_stmt *statement, int column);
int sqlite3_finalize(sqlite3_stmt *statement);
int sqlite3_exec(sqlite3 *db, const char *sql,
                 int (*callback)(void *, int, char **, char **), void *context,
                 char **error);
char *sqlite3_mprintf(const char *format, ...);
void sqlite3_free(void *p);

#ifdef __cplusplus
}
#endif
#endif
