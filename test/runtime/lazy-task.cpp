// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A coroutine that never starts unless somebody awaits it.
// RUN: %check_runtime --fix-notes %s -- -std=c++20
// REQUIRES: llvm-at-least-16
// LEDGER: coroutine: 1 of 2 never closed
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>

#include "print.h"

static int refreshed = 0;

static cppcoro::task<void> refresh() {
  ++refreshed;
  co_return;
}

static cppcoro::task<void> tick() {
  refresh();
  co_return;
}

int main() {
  cppcoro::sync_wait(tick());
}
