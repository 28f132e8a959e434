// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A client inside a lambda.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed
#include <cstdio>
#include <functional>

#include "print.h"

int main() {
  const std::function<int(const char *)> first = [](const char *path) {
    FILE *f = fopen(path, "r");
    if (!f)
      return -1;
    const int c = fgetc(f);
    if (c == EOF)
      return -2;
    fclose(f);
    return c;
  };
  out << first("/dev/zero") << first("/dev/null") << first("/nonexistent") << '\n';
}
