// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// How another opening ended is known, but the client is lost when it failed.

#include <stdio.h>

static int openInto(FILE **out, int *why) {
  *out = fopen("x", "r");
  *why = *out ? 0 : 7;
  return *out ? 0 : -1;
}

int lostWhenTheOtherFails(const char *name) {
  FILE *a = fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'a' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!a)
    return -1;
  FILE *b;
  int why;
  openInto(&b, &why);
  // CHECK-FIXES:   if (!b) {
  // CHECK-FIXES-NEXT:     fclose(a);
  // CHECK-FIXES-NEXT:     return why;
  // CHECK-FIXES-NEXT:   }
  if (!b)
    return why;
  fclose(b);
  fclose(a);
  return 0;
}

int lostForAnotherReason(const char *name) {
  FILE *a = fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'a' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!a)
    return -1;
  FILE *b;
  int why;
  openInto(&b, &why);
  // CHECK-FIXES:   if (why != 0) {
  // CHECK-FIXES-NEXT:     fclose(a);
  // CHECK-FIXES-NEXT:     return why;
  // CHECK-FIXES-NEXT:   }
  if (why != 0)
    return why;
  fclose(b);
  fclose(a);
  return 0;
}
