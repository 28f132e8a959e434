// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What stands in the way of an edit: the note tells it, and nothing is changed.
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
static FILE *kept;

#define RETURN_UNLESS(condition)                                               \
  do {                                                                         \
    if (!(condition))                                                          \
      return -1;                                                               \
  } while (0)
#define OPENED(path) int fd = open(path, O_RDONLY)

int macro_at_the_exit(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: {{.*}}; no edit: a macro is in the way
  if (!f)
    return -2;
  RETURN_UNLESS(ready());
  fclose(f);
  return 0;
}

int macro_that_declares(const char *path) {
  OPENED(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'fd' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: {{.*}}; no edit: its variable is out of scope at the exit
  if (fd < 0)
    return -1;
  return ready();
}

int hidden_function(const char *path) {
  int fclose = 0;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: {{.*}}; no edit: how to call the closing function is not known here
  return f ? fgetc(f) : fclose;
}

const char *text_of_the_client(const char *path) {
  sqlite3 *db = NULL;
  if (sqlite3_open(path, &db) != SQLITE_OK)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'db' is not closed on every path
    // CHECK-MESSAGES: :[[@LINE-2]]:7: note: {{.*}}; no edit: the returned value may be part of it
    return sqlite3_errmsg(db);
  sqlite3_close(db);
  return NULL;
}

int given_away_on_a_path(const char *path, int n) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: {{.*}}; no edit: a path to the same exit may have given it away
  if (!f)
    return -1;
  switch (n) {
  case 1:
    kept = f;
  }
  return 0;
}

int out_of_scope(const char *path, int n) {
  while (n-- > 0)
    if (ready()) {
      const int fd = open(path, O_RDONLY);
      // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'fd' is not closed on every path
      if (fd < 0)
        return -1;
      if (ready())
        goto out;
      // CHECK-FIXES:       if (ready()) {
      // CHECK-FIXES-NEXT:         close(fd);
      // CHECK-FIXES-NEXT:         goto out;
      // CHECK-FIXES-NEXT:       }
      close(fd);
    }
out:
  return 0;
}

// Kept open so that the file lives on until the program ends, as redis does.
void left_on_purpose(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: {{.*}}; no edit: nothing but a cast to void names it, so it may be meant to stay
  (void)fd;
  unlink(path);
}
