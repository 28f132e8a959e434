// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int early_return(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  char buffer[10];
  if (!f)
    return -1;
  if (fread(buffer, 1, 10, f) != 10)
    return -2;
  // CHECK-FIXES:   if (fread(buffer, 1, 10, f) != 10) {
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:     return -2;
  // CHECK-FIXES-NEXT:   }
  fclose(f);
  return 0;
}

int never(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
  char c;
  if (fd < 0)
    return -1;
  read(fd, &c, 1);
  // CHECK-FIXES:   close(fd);
  // CHECK-FIXES-NEXT:   return c;
  return c;
}

long value_needs_client(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  if (f == NULL)
    return -1;
  return ftell(f);
  // CHECK-FIXES:   const long result = ftell(f);
  // CHECK-FIXES-NEXT:   fclose(f);
  // CHECK-FIXES-NEXT:   return result;
}

void end_of_body(const char *path) {
  FILE *f = fopen(path, "w");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is never closed
  if (f)
    fputs("x", f);
  // CHECK-FIXES:     fputs("x", f);
  // CHECK-FIXES:   if (f) fclose(f);
  // CHECK-FIXES-NEXT: }
}

int opened_in_condition(const char *path) {
  FILE *f;
  if ((f = fopen(path, "r")) == NULL)
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'f' is not closed on every path
    return -1;
  if (fgetc(f) == 'x') {
    // CHECK-FIXES:   if (fgetc(f) == 'x') {
    // CHECK-FIXES:     fclose(f);
    // CHECK-FIXES-NEXT:     return 1;
    return 1;
  }
  fclose(f);
  return 0;
}

int wrong_label(const char *a, const char *b) {
  int rc = -1;
  FILE *in = fopen(a, "r");
  FILE *out = NULL;
  // CHECK-MESSAGES: :[[@LINE-2]]:14: warning: 'in' is not closed on every path
  if (!in)
    goto none;
  out = fopen(b, "w");
  if (!out)
    goto none;
  rc = 0;
  fclose(out);
  fclose(in);
none:
  return rc;
}

int one_case_forgets(int kind, const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  switch (kind) {
  case 0:
    fclose(f);
    return 0;
  case 1:
    // CHECK-FIXES:   case 1:
    // CHECK-FIXES:     fclose(f);
    // CHECK-FIXES-NEXT:     return 1;
    return 1;
  default:
    break;
  }
  fclose(f);
  return 2;
}

void lost_by_overwriting(const char *a, const char *b) {
  FILE *f = fopen(a, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return;
  // CHECK-FIXES: void lost_by_overwriting(const char *a, const char *b) {
  // CHECK-FIXES:   fclose(f);
  // CHECK-FIXES-NEXT:   f = fopen(b, "r");
  f = fopen(b, "r");
  if (f)
    fclose(f);
}

int pipe_end_forgotten(void) {
  int ends[2];
  if (pipe(ends) < 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'ends(1)' is never closed; 'pipe' opens a file descriptor
    return -1;
  close(ends[0]);
  // CHECK-FIXES:   close(ends[1]);
  // CHECK-FIXES-NEXT:   return 0;
  return 0;
}

struct switches {
  const char *name;
  int *set;
};
void parse(const struct switches *all);

int a_flag_set_through_its_address(const char *path) {
  int verbose = 0;
  struct switches all[] = {{"verbose", &verbose}};
  parse(all);
  if (verbose) {
    FILE *log = fopen(path, "a");
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'log' is not closed on every path
    if (!log)
      return -1;
    if (fputs("verbose", log) < 0)
      return -2;
    // CHECK-FIXES:     if (fputs("verbose", log) < 0) {
    // CHECK-FIXES-NEXT:       fclose(log);
    // CHECK-FIXES-NEXT:       return -2;
    fclose(log);
  }
  return 0;
}

void next(int *id);

// Compared again, when one of the two may be another.
int comparedBehindAChange(const char *path, int id, int most) {
  int fd;
  if (id < most)
    fd = 0;
  else
    // CHECK-MESSAGES: :[[@LINE+1]]:10: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    fd = open(path, O_RDONLY);
  next(&id);
  if (id >= most)
    close(fd);
  return 0;
}

// Neither is less where one is no number.
int comparedAsNumbers(const char *path, double x, double y) {
  int fd;
  if (x < y)
    fd = 0;
  else
    // CHECK-MESSAGES: :[[@LINE+1]]:10: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    fd = open(path, O_RDONLY);
  if (x >= y)
    close(fd);
  return 0;
}
