// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A variable takes several clients, of which some are never lost: the fix of the others knows what becomes of them.
#include <stdio.h>

int more(void);
int bad(int n);
FILE *returned_beside(const char *path);
FILE *closed_beside(const char *path);

FILE *returned_beside(const char *path) {
  FILE *f = NULL;
  while (more()) {
    if (bad(0)) {
      // CHECK-FIXES:       if (f) fclose(f);
      // CHECK-FIXES-NEXT:       f = fopen(path, "a");
      f = fopen(path, "a");
      break;
    }
    if (bad(1)) {
      // CHECK-FIXES:       if (f) fclose(f);
      // CHECK-FIXES-NEXT:       f = fopen(path, "r");
      f = fopen(path, "r");
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'f' is not closed on every path
      continue;
    }
    more();
  }
  return f;
}

/// A closed one may be what the variable names: there is no edit.
FILE *closed_beside(const char *path) {
  FILE *f = NULL;
  while (more()) {
    if (bad(0)) {
      f = fopen(path, "a");
      if (f)
        fclose(f);
      continue;
    }
    if (bad(2)) {
      f = fopen(path, "r");
      // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'f' is not closed on every path
      // CHECK-MESSAGES: note: close 'f' with 'fclose' on each path that leaves it open; no edit: nothing tells at the exit whether it is open
      continue;
    }
    more();
  }
  return f;
}
