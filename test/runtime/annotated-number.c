// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An annotated client that is a number.
// RUN: %check_runtime %s
// LEDGER: bay: 1 of 2 never closed
#include <depot/depot.h>
#include <stdio.h>

static int deliver(int bay, int amount) {
  int ticket = bay_enter(bay);
  if (ticket < 0)
    return -1;
  if (bay_load(ticket, amount) != 0)
    return -2;
  bay_leave(ticket);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", deliver(-1, 1), deliver(1, 1), deliver(1, 11));
  return 0;
}
