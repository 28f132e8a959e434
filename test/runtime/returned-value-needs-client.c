// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The returned expression asks the client, so it is computed before the close.
// RUN: %check_runtime %s
// LEDGER: crate: 2 of 2 never closed
#include <depot/depot.h>
#include <stdio.h>

static int put_once(int size, int amount) {
  struct crate *c = crate_open(size);
  if (!c)
    return -1;
  return crate_put(c, amount) + 1;
}

int main(void) {
  printf("%d %d %d\n", put_once(5, 5), put_once(5, 6), put_once(-1, 1));
  return 0;
}
