// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <stdio.h>
#include <stdlib.h>

struct reader {
  FILE *file;
  int lines;
};

static int reader_open(struct reader *r, const char *path) {
  r->lines = 0;
  r->file = fopen(path, "r");
  return r->file ? 0 : -1;
}

static void reader_close(struct reader *r) {
  if (r->file)
    fclose(r->file);
  r->file = NULL;
}

int not_closed_after_an_error(const char *path) {
  struct reader r;
  if (reader_open(&r, path) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'r.file' is not closed on every path; 'reader_open' opens a stdio stream that 'fclose' must close
    return -1;
  if (fgetc(r.file) != '#')
    return -2;
  // CHECK-FIXES:   if (fgetc(r.file) != '#') {
  // CHECK-FIXES-NEXT:     fclose(r.file);
  // CHECK-FIXES-NEXT:     return -2;
  // CHECK-FIXES-NEXT:   }
  reader_close(&r);
  return 0;
}

int never_closed(const char *path) {
  struct reader r;
  if (reader_open(&r, path) != 0)
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'r.file' is never closed; 'reader_open' opens a stdio stream that 'fclose' must close
    return -1;
  return fgetc(r.file);
  // CHECK-FIXES:   const int result = fgetc(r.file);
  // CHECK-FIXES-NEXT:   fclose(r.file);
  // CHECK-FIXES-NEXT:   return result;
}

static FILE *duplicate(const char *path, FILE **to) {
  *to = fopen(path, "r");
  return *to;
}

int lost_though_returned_too(const char *path) {
  FILE *file;
  duplicate(path, &file);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'file' is not closed on every path; 'duplicate' opens a stdio stream that 'fclose' must close
  if (!file)
    return -1;
  if (fgetc(file) != '#')
    return -2;
  // CHECK-FIXES:   if (fgetc(file) != '#') {
  // CHECK-FIXES-NEXT:     fclose(file);
  // CHECK-FIXES-NEXT:     return -2;
  // CHECK-FIXES-NEXT:   }
  fclose(file);
  return 0;
}
