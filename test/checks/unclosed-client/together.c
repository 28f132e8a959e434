// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Several clients that need a close at the same place: one edit has them all,
// the last that was opened first.

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);

int two(const char *a, const char *b) {
  FILE *f = fopen(a, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  int fd = open(b, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0) {
    fclose(f);
    return -1;
  }
  if (!ready())
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     close(fd);
  // CHECK-FIXES:     fclose(f);
    return -2;
    // CHECK-FIXES:   }
  close(fd);
  fclose(f);
  return 0;
}

// A statement has to go before its database.
int statement_and_database(const char *path) {
  sqlite3 *db;
  sqlite3_stmt *all;
  if (sqlite3_open(path, &db) != SQLITE_OK) {
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'db' is not closed on every path; 'sqlite3_open' opens a SQLite database connection that 'sqlite3_close' must close
    sqlite3_close(db);
    return -1;
  }
  if (sqlite3_prepare_v2(db, "SELECT 1", -1, &all, NULL) != SQLITE_OK) {
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'all' is never closed; 'sqlite3_prepare_v2' opens a SQLite statement that 'sqlite3_finalize' must close
    sqlite3_close(db);
    return -1;
  }
  return sqlite3_step(all) == SQLITE_ROW;
  // CHECK-FIXES:   const int result = sqlite3_step(all) == SQLITE_ROW;
  // CHECK-FIXES:   sqlite3_finalize(all);
  // CHECK-FIXES:   sqlite3_close(db);
  // CHECK-FIXES:   return result;
}

// The second leaks elsewhere, too.
int partly_together(const char *a, const char *b) {
  FILE *f = fopen(a, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  FILE *g = fopen(b, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'g' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!g) {
    fclose(f);
    return -1;
  }
  if (!ready())
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     fclose(g);
  // CHECK-FIXES:     fclose(f);
    return -2;
    // CHECK-FIXES:   }
  if (!ready()) {
  // CHECK-FIXES:     fclose(g);
    fclose(f);
    return -3;
  }
  fclose(g);
  fclose(f);
  return 0;
}

// What is closed there already is older: the statement goes first.
int behind_an_older_close(const char *path) {
  sqlite3 *db;
  sqlite3_stmt *all;
  if (sqlite3_open(path, &db) != SQLITE_OK) {
    sqlite3_close(db);
    return -1;
  }
  if (sqlite3_prepare_v2(db, "SELECT 1", -1, &all, NULL) != SQLITE_OK) {
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'all' is not closed on every path; 'sqlite3_prepare_v2' opens a SQLite statement that 'sqlite3_finalize' must close
    sqlite3_close(db);
    return -1;
  }
  if (!ready()) {
  // CHECK-FIXES:     sqlite3_finalize(all);
    sqlite3_close(db);
    puts("not ready");
    return -2;
  }
  sqlite3_finalize(all);
  sqlite3_close(db);
  return 0;
}

// And here it is younger.
int behind_a_younger_close(const char *path) {
  sqlite3 *db;
  sqlite3_stmt *all;
  if (sqlite3_open(path, &db) != SQLITE_OK) {
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'db' is not closed on every path; 'sqlite3_open' opens a SQLite database connection that 'sqlite3_close' must close
    sqlite3_close(db);
    return -1;
  }
  if (sqlite3_prepare_v2(db, "SELECT 1", -1, &all, NULL) != SQLITE_OK) {
    sqlite3_close(db);
    return -1;
  }
  sqlite3_finalize(all);
  // CHECK-FIXES:   sqlite3_close(db);
  return 0;
}
