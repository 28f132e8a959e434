// RUN: %clang_tidy --checks=-*,closecall-* %s -- %mocks_c 2>&1 | FileCheck %s --allow-empty --implicit-check-not=warning:
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdio.h>

int on_the_line(const char *path) {
  FILE *f = fopen(path, "r"); // NOLINT
  return f != NULL;
}
int named(const char *path) {
  FILE *f = fopen(path, "r"); // NOLINT(closecall-unclosed-client)
  return f != NULL;
}
int glob(const char *path) {
  FILE *f = fopen(path, "r"); // NOLINT(closecall-*)
  return f != NULL;
}
int next_line(const char *path) {
  // NOLINTNEXTLINE(closecall-unclosed-client)
  FILE *f = fopen(path, "r");
  return f != NULL;
}
// NOLINTBEGIN(closecall-unclosed-client)
int block(const char *path) {
  FILE *f = fopen(path, "r");
  return f != NULL;
}
// NOLINTEND(closecall-unclosed-client)
int other_check(const char *path) {
  FILE *f = fopen(path, "r"); // NOLINT(closecall-fire-and-forget)
  // CHECK: :[[@LINE-1]]:13: warning: 'f' is never closed
  return f != NULL;
}
