// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Closes in front of the jumps that lead to a shared exit.

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
void note(const char *);

// Others come to the exit with a closed client.
int closed_here_and_lost_there(const char *path) {
  int rc = -1;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    goto out;
  if (fgetc(f) == EOF)
  // CHECK-FIXES:   if (fgetc(f) == EOF) {
  // CHECK-FIXES:     fclose(f);
    goto out;
    // CHECK-FIXES:   }
  fclose(f);
  rc = 0;
out:
  note("done");
  return rc;
}

// Several jumps, one of them a branch without braces, one in a block.
int several_jumps(const char *path) {
  int rc = -1;
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  if (!ready())
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     close(fd);
    goto out;
    // CHECK-FIXES:   }
  if (!ready()) {
    note("late");
    // CHECK-FIXES:     close(fd);
    goto out;
  }
  close(fd);
  rc = 0;
out:
  return rc;
}

// The statement before the label leads there, too.
int falls_into_the_label(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    goto out;
  if (ready()) {
    close(fd);
    goto out;
  }
  note("not ready");
  // CHECK-FIXES:   close(fd);
out:
  return 0;
}

// Not opened yet when the first jump is taken: the variable tells.
int opened_late(const char *path) {
  FILE *f;
  // CHECK-FIXES:   FILE *f = NULL;
  int rc = -1;
  if (!ready())
    goto out;
  f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    goto out;
  rc = fgetc(f);
out:
  // CHECK-FIXES:   if (f) fclose(f);
  return rc;
}

// The variable holds something else before: it does not tell.
int other_value_before(const char *path, FILE *given) {
  FILE *f = given;
  int rc = -1;
  if (!ready())
    goto out;
  f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    goto out;
  rc = fgetc(f);
  // CHECK-FIXES:   fclose(f);
out:
  return rc;
}

void break_out(char **paths, int n) {
  for (int i = 0; i < n; i++) {
    int fd = open(paths[i], O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    if (fd < 0)
      continue;
    if (!ready())
    // CHECK-FIXES:     if (!ready()) {
    // CHECK-FIXES:       close(fd);
      break;
      // CHECK-FIXES:     }
    close(fd);
  }
  note("end");
}

// A new round overwrites it.
void continue_on(char **paths, int n) {
  for (int i = 0; i < n; i++) {
    int fd = open(paths[i], O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    if (fd < 0)
      continue;
    if (!ready()) {
      note("not ready");
      // CHECK-FIXES:       close(fd);
      continue;
    }
    close(fd);
  }
}

// What is behind the label uses the client: no place is right, no edit.
int used_behind(const char *path) {
  int rc = -1;
  int more = 0;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  if (!ready())
    goto out;
  more = 1;
out:
  rc = fgetc(f);
  if (more)
    fclose(f);
  return rc;
}

// Somebody may own it on one of the ways to the exit: no edit there.
void keep(FILE *);
int kept_or_lost(const char *path, int which) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  if (which == 1)
    keep(f);
  if (which == 2) {
    fclose(f);
    return 1;
  }
  note("end");
  return 0;
}

#define LEAVE return rc
// The exit is a macro, which stands for a whole statement.
int leaves_by_macro(const char *path) {
  int rc = 0;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  if (f) {
    rc = fgetc(f);
  }
  // CHECK-FIXES:   if (f) fclose(f);
  LEAVE;
}

#define FAIL_IF(condition)                                                     \
  do {                                                                         \
    if (condition)                                                             \
      goto out;                                                                \
  } while (0)
// The jump is inside a macro: no edit.
int jumps_in_macro(const char *path) {
  int rc = -1;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  FAIL_IF(!ready());
  fclose(f);
  rc = 0;
out:
  return rc;
}

#define ABORT(code)                                                            \
  do {                                                                         \
    rc = (code);                                                               \
    goto out;                                                                  \
  } while (0)
// All that the macro does is to leave: the close goes in front of its use.
int aborts_by_macro(const char *path) {
  int rc = 0;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  if (!ready()) {
    note("not ready");
    // CHECK-FIXES:     note("not ready");
    // CHECK-FIXES:     fclose(f);
    // CHECK-FIXES-NEXT:     ABORT(-2);
    ABORT(-2);
  }
  fclose(f);
out:
  return rc;
}

// Here the macro reads before it leaves: no edit.
int reads_in_macro(const char *path) {
  int rc = 0;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  if (!ready()) {
    ABORT(fgetc(f));
  }
  fclose(f);
out:
  return rc;
}

// What the macro calls might reach the client: no edit.
int calls_in_macro(const char *path) {
  int rc = 0;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  if (!ready()) {
    ABORT(ready());
  }
  fclose(f);
out:
  return rc;
}

// In a branch without braces the macro's use has no place for two statements: no edit.
int aborts_without_braces(const char *path) {
  int rc = 0;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  if (!ready())
    ABORT(-2);
  fclose(f);
out:
  return rc;
}

#define GIVE_UP(code)                                                          \
  {                                                                            \
    rc = (code);                                                               \
    return rc;                                                                 \
  }
// Two clients at one macro, which returns.
int gives_up_by_macro(void) {
  int rc = 0;
  int ends[2];
  if (pipe(ends) < 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'ends(0)' is not closed on every path; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  if (!ready()) {
    // CHECK-FIXES:     close(ends[0]);
    // CHECK-FIXES-NEXT:     close(ends[1]);
    // CHECK-FIXES-NEXT:     GIVE_UP(-2)
    GIVE_UP(-2)
  }
  close(ends[0]);
  close(ends[1]);
  return rc;
}

// Two clients of one call.
int both_ends(void) {
  int ends[2];
  if (pipe(ends) < 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'ends(0)' is not closed on every path; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  if (!ready())
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     close(ends[0]);
  // CHECK-FIXES:     close(ends[1]);
    goto out;
    // CHECK-FIXES:   }
  close(ends[0]);
  close(ends[1]);
out:
  return 0;
}
