// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Helpers that move a client from one place of the caller to another.

#include <stdio.h>

static void take(FILE **to, FILE **from) {
  *to = *from;
  *from = NULL;
}

static void swap(FILE **a, FILE **b) {
  FILE *t = *a;
  *a = *b;
  *b = t;
}

static void reset(FILE **f) {
  if (*f)
    fclose(*f);
  *f = NULL;
}

int lostWhereItWent(const char *name) {
  FILE *kept = NULL;
  FILE *f = fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'kept' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  take(&kept, &f);
  reset(&f);
  // CHECK-FIXES:   fclose(kept);
  return 0;
}

int wrongOneClosed(const char *name) {
  FILE *f = fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'other' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  FILE *other = NULL;
  if (!f)
    return -1;
  swap(&f, &other);
  // CHECK-FIXES:   fclose(other);
  return f != NULL;
}

int lostOnOnePath(const char *name, int early) {
  FILE *kept = NULL;
  FILE *f = fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'kept' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  take(&kept, &f);
  // CHECK-FIXES:   if (early) {
  // CHECK-FIXES-NEXT:     fclose(kept);
  // CHECK-FIXES-NEXT:     return -2;
  if (early)
    return -2;
  fclose(kept);
  return 0;
}
