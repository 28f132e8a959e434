/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <tickets/tickets.h>

#include "ledger.h"

static const char ticket_kind[] = "ticket";

struct ticket {
  int day;
};

int ticket_buy(int day, struct ticket **ticket) {
  if (day < 0)
    return TICKETS_SOLD_OUT;
  *ticket = (struct ticket *)ledger_new(ticket_kind, sizeof **ticket);
  (*ticket)->day = day;
  return 0;
}
int ticket_use(struct ticket *ticket, int hour) {
  return ledger_use(ticket_kind, ticket) && hour < 24 ? 0 : -1;
}
void ticket_tear(int hour, struct ticket *ticket) {
  (void)hour;
  ledger_delete(ticket_kind, ticket);
}
