// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A function that calls itself with another number each time; what it does with
// the client cannot be told, and the analysis ends.
#include <stdio.h>

static int dump(FILE *f, int depth) {
  if (fputc(' ', f) == EOF)
    return -1;
  return dump(f, depth + 1);
}

int write_all(const char *path) {
  FILE *f = fopen(path, "w");
  if (!f)
    return -1;
  dump(f, 0);
  fclose(f);
  return 0;
}

int write_some(const char *path, int much) {
  FILE *f = fopen(path, "w");
  if (!f)
    return -1;
  // CHECK-MESSAGES: :[[@LINE-3]]:13: warning: 'f' is not closed on every path
  // CHECK-NOTES: :[[@LINE+4]]:7: note: assuming '!much' is true
  // CHECK-NOTES: :[[@LINE+4]]:5: note: still open when the function returns here
  // CHECK-FIXES: {{^}}  if (!much) {{{$}}
  // CHECK-FIXES-NEXT: {{^}}    fclose(f);
  if (!much)
    return 0;
  dump(f, 0);
  fclose(f);
  return 0;
}
