// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A coroutine that ends early.
// RUN: %check_runtime %s -- -std=c++20
// REQUIRES: llvm-at-least-16
// LEDGER: stream: 1 of 2 never closed
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cstdio>

#include "print.h"

static cppcoro::task<void> show(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    co_return;
  const int c = fgetc(f);
  if (c == EOF)
    co_return;
  out << c << '\n';
  fclose(f);
}

int main() {
  cppcoro::sync_wait(show("/dev/zero"));
  cppcoro::sync_wait(show("/dev/null"));
  cppcoro::sync_wait(show("/nonexistent"));
}
