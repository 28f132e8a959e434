// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An annotated library in C++: an owner beside the raw name.
// RUN: %check_runtime %s
// LEDGER: crate: 2 of 3 never closed
#include <depot/depot.h>

#include "print.h"

static int put(int size, int amount) {
  crate *c = crate_open(size);
  if (!c)
    return -1;
  if (crate_put(c, amount) < 0)
    return -2;
  const int again = crate_put(c, amount - 1);
  if (again > 3)
    return again;
  crate_close(c);
  return 0;
}

int main() { out << put(4, 4) << put(4, 5) << put(-1, 0) << put(9, 9) << '\n'; }
