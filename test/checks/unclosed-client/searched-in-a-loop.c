// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
// REQUIRES: llvm-at-least-19
//
// A loop that asks two things looks for something: it may end without it, after some rounds. An edit closes on all ways out.
#include <stdio.h>

int ready(void);

int declared_in_front(const char *path) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is never closed
  // CHECK-FIXES:   while (f && ready())
  // CHECK-FIXES-NEXT:     if (fgetc(f) == 'x') {
  // CHECK-FIXES-NEXT:       fclose(f);
  // CHECK-FIXES-NEXT:       return 1;
  // CHECK-FIXES-NEXT:     }
  // CHECK-FIXES-NEXT:   if (f) fclose(f);
  // CHECK-FIXES-NEXT:   return 0;
  while (f && ready())
    if (fgetc(f) == 'x')
      return 1;
  return 0;
}

// Behind the loop the variable has no name.
int declared_in_the_head(const char *path) {
  // CHECK-FIXES:   for (FILE *f = fopen(path, "r"); f && ready();)
  // CHECK-FIXES-NEXT:     if (fgetc(f) == 'x')
  // CHECK-FIXES-NEXT:       return 1;
  for (FILE *f = fopen(path, "r"); f && ready();)
    if (fgetc(f) == 'x')
      return 1;
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-5]]:18: warning: 'f' is never closed
// CHECK-MESSAGES: :[[@LINE-6]]:18: note: {{.*}}; no edit: its variable is out of scope at the exit
