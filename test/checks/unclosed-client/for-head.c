// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// In the head of a loop there is no room for a statement.
#include <stdio.h>

int ready(void);
void note(const char *);

void overwritten_in_the_head(const char *p) {
  FILE *f = fopen(p, "w");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: {{.*}}; no edit: there is no statement to put the close in front of
  if (!f)
    return;
  fputc('x', f);
  for (f = fopen(p, "r"); ready(); note("again"))
    note("x");
  if (f)
    fclose(f);
}
