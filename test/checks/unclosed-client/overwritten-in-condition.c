// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// An open client is overwritten by what an if asks: the close goes in front of the if.
#include <stdio.h>

int ready(void);

int twice(const char *first, const char *second) {
  FILE *f;
  int c = 0;
  if ((f = fopen(first, "r")) == NULL)
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'f' is not closed on every path
    return -1;
  c = fgetc(f);
  // CHECK-FIXES:   c = fgetc(f);
  // CHECK-FIXES:   fclose(f);
  // CHECK-FIXES-NEXT:   if ((f = fopen(second, "r")) == NULL)
  if ((f = fopen(second, "r")) == NULL)
    return -2;
  c += fgetc(f);
  fclose(f);
  return c;
}

int used_by_what_overwrites(const char *first) {
  FILE *f = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: note: {{.*}}; no edit: there is no statement to put the close in front of
  if (!f)
    return -1;
  if (fgetc(f) == 'x' && !(f = fopen("x", "r")))
    return -2;
  fclose(f);
  return 0;
}

int in_an_else(const char *first, const char *second, int n) {
  FILE *f = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: note: {{.*}}; no edit: there is no statement to put the close in front of
  if (!f)
    return -1;
  if (n)
    puts("n");
  else if ((f = fopen(second, "r")) == NULL)
    return -2;
  fclose(f);
  return 0;
}
