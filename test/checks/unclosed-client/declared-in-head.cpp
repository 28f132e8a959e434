// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clients declared in the head of a statement end with it: no edit behind it.
// REQUIRES: llvm-at-least-19
// RUN: %check_test %s

#include <stdio.h>

int two_in_a_for() {
  for (FILE *f = fopen("x", "r"), *g = fopen("y", "r"); f && g;) {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'f' is not closed on every path
    // CHECK-MESSAGES: :[[@LINE-2]]:18: note: {{.*}}no edit: its variable is out of scope at the exit
    // CHECK-MESSAGES: :[[@LINE-3]]:40: warning: 'g' is not closed on every path
    if (fgetc(f) == EOF)
      break;
    fclose(f);
    fclose(g);
    return 0;
  }
  return -1;
}

// In the body they can be named, as in a block.
int returned_from_inside() {
  for (FILE *f = fopen("x", "r"), *const null = nullptr; f != null;) {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'f' is not closed on every path
    if (fgetc(f) == EOF)
      // CHECK-FIXES: {{^}}      fclose(f);
      return 1;
    fclose(f);
    return 0;
  }
  return -1;
}
