// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clients of a catalogue of one's own.
// RUN: %check_runtime --config "{CheckOptions: [{key: Catalogues, value: '%S/Inputs/tickets.yaml'}]}" %s
// LEDGER: ticket: 1 of 2 never closed
#include <stdio.h>
#include <tickets/tickets.h>

static int visit(int day, int hour) {
  struct ticket *t = NULL;
  if (ticket_buy(day, &t) != 0)
    return -1;
  if (ticket_use(t, hour) < 0)
    return -2;
  ticket_tear(hour, t);
  return hour;
}

int main(void) {
  printf("%d %d %d\n", visit(1, 12), visit(1, 25), visit(-1, 12));
  return 0;
}
