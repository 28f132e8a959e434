// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A library that says in annotations who opens, closes, takes and borrows.
// RUN: %check_runtime %s
// LEDGER: crate: 1 of 2 never closed
// LEDGER: depot: 1 of 3 never closed
#include <depot/depot.h>
#include <stdio.h>

static int fill(const char *name, int size, int amount) {
  struct depot *depot;
  struct crate *crate;
  int count;
  if (depot_open(name, &depot) != 0)
    return -1;
  crate = crate_open(size);
  if (!crate) {
    depot_close(depot);
    return -2;
  }
  if (crate_put(crate, amount) < 0)
    return -3;
  depot_store(depot, crate);
  count = depot_count(depot);
  depot_close(depot);
  return count;
}

int main(void) {
  printf("%d %d %d %d\n", fill("a", 5, 4), fill("", 5, 4), fill("b", -1, 4), fill("c", 5, 6));
  return 0;
}
