// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static FILE *open_log(const char *path) {
  FILE *f = fopen(path, "a");
  if (f)
    setvbuf(f, NULL, 2, 0);
  return f;
}

static int open_into(const char *path, FILE **out) {
  *out = fopen(path, "r");
  return *out ? 0 : -1;
}

static void close_log(FILE *f) {
  if (f)
    fclose(f);
}

static int close_if_good(FILE *f) {
  if (ferror(f))
    return -1;
  fclose(f);
  return 0;
}

void factory(const char *path) {
  FILE *log = open_log(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'log' is never closed; 'open_log' opens a stdio stream that 'fclose' must close
  if (!log)
    return;
  fputs("x", log);
  // CHECK-FIXES:   fclose(log);
}

int closed_on_success_only(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  if (close_if_good(f) < 0)
    // CHECK-FIXES:   if (close_if_good(f) < 0) {
    // CHECK-FIXES:     fclose(f);
    // CHECK-FIXES-NEXT:     return -2;
    return -2;
  return 0;
}

int process(int fd);

int evidence(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return -1;
  if (process(fd) < 0)
    // CHECK-FIXES:   if (process(fd) < 0) {
    // CHECK-FIXES:     close(fd);
    // CHECK-FIXES-NEXT:     return -2;
    return -2;
  close(fd);
  return 0;
}
