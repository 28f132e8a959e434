// NOLINT in all its forms silences a finding; a NOLINT of another check does not.
// RUN: %clang_tidy --checks=-*,closecall-* %s -- %mocks_c 2>&1 | FileCheck %s --implicit-check-not={{[0-9]:.warning:}}
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
int in_a_list(const char *path) {
  FILE *f = fopen(path, "r"); // NOLINT(bugprone-*,closecall-unclosed-client)
  return f != NULL;
}
int next_line(const char *path) {
  // NOLINTNEXTLINE
  FILE *f = fopen(path, "r");
  return f != NULL;
}
int next_line_named(const char *path) {
  // NOLINTNEXTLINE(closecall-unclosed-client)
  FILE *f = fopen(path, "r");
  return f != NULL;
}
int next_line_glob(const char *path) {
  // NOLINTNEXTLINE(closecall-*)
  FILE *f = fopen(path, "r");
  return f != NULL;
}
// NOLINTBEGIN
int block(const char *path) {
  FILE *f = fopen(path, "r");
  return f != NULL;
}
// NOLINTEND
// NOLINTBEGIN(closecall-unclosed-client)
int block_named(const char *path) {
  FILE *f = fopen(path, "r");
  return f != NULL;
}
// NOLINTEND(closecall-unclosed-client)
// NOLINTBEGIN(closecall-*)
int block_glob(const char *path) {
  FILE *f = fopen(path, "r");
  return f != NULL;
}
// NOLINTEND(closecall-*)

// CHECK: nolint.c:[[@LINE+2]]:13: warning: 'f' is never closed
int other_check(const char *path) {
  FILE *f = fopen(path, "r"); // NOLINT(closecall-fire-and-forget)
  return f != NULL;
}
