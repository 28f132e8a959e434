// A file that does not parse: clang's errors, what findings are sure, no crash.
// RUN: not %clang_tidy --checks=-*,closecall-* %s -- %mocks_c 2>&1 | FileCheck %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdio.h>

int leak(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-DAG: :[[@LINE-1]]:13: warning: 'f' is never closed
  return f != NULL;
}

int broken(const char *path) {
  FILE *f = fopen(path, undeclared);
  // CHECK-DAG: :[[@LINE-1]]:25: error: use of undeclared identifier 'undeclared'
  if (
