// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function without return: the close goes to its end.
// RUN: %check_runtime %s
// LEDGER: stream: 2 of 2 never closed
#include <stdio.h>

static void greet(const char *path) {
  FILE *f = fopen(path, "w");
  if (f) {
    fputs("hello\n", f);
  }
}

static void greet_twice(const char *path) {
  FILE *f = fopen(path, "w");
  if (!f)
    return;
  for (int i = 0; i < 2; ++i)
    fputs("hello\n", f);
}

int main(void) {
  greet("/dev/null");
  greet("/nonexistent/x");
  greet_twice("/dev/null");
  greet_twice("/nonexistent/x");
  return 0;
}
