// RUN: %clang_tidy --checks=-*,closecall-unclosed-client %s -- %mocks_c 2>&1 | FileCheck %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <stdio.h>

int branches(int kind, const char *path) {
  FILE *f = fopen(path, "r");
  char c;
  if (!f)
    return -1;
  if (fread(&c, 1, 1, f) != 1)
    return -2;
  switch (kind) {
  case 1:
    return 1;
  default:
    break;
  }
  fclose(f);
  return 0;
}
// CHECK: notes.c:[[@LINE-15]]:13: warning: 'f' is not closed on every path
// CHECK: notes.c:[[@LINE-12]]:7: note: assuming 'fread(&c, 1, 1, f) != 1' is true
// CHECK: notes.c:[[@LINE-12]]:5: note: still open when the function returns here
// CHECK: notes.c:[[@LINE-14]]:7: note: assuming 'fread(&c, 1, 1, f) != 1' is false
// CHECK: notes.c:[[@LINE-12]]:3: note: taking this case of 'kind'
// CHECK: notes.c:[[@LINE-12]]:5: note: still open when the function returns here
