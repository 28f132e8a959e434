/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <depot/depot.h>

#include "ledger.h"

static const char crate_kind[] = "crate", depot_kind[] = "depot",
                  bay_kind[] = "bay";

struct crate {
  int size;
};
struct depot {
  int count;
  struct crate *crates[8];
};

struct crate *crate_open(int size) {
  if (size < 0)
    return NULL;
  struct crate *c = (struct crate *)ledger_new(crate_kind, sizeof *c);
  c->size = size;
  return c;
}
void crate_close(struct crate *c) {
  if (c)
    ledger_delete(crate_kind, c);
}
int crate_put(struct crate *c, int amount) {
  return ledger_use(crate_kind, c) && amount <= c->size ? amount : -1;
}

int depot_open(const char *name, struct depot **depot) {
  if (!*name)
    return 1;
  *depot = (struct depot *)ledger_new(depot_kind, sizeof **depot);
  return 0;
}
void depot_close(struct depot *depot) {
  if (!depot)
    return;
  if (ledger_holds(depot_kind, depot))
    for (int i = 0; i < depot->count; ++i)
      crate_close(depot->crates[i]);
  ledger_delete(depot_kind, depot);
}
void depot_store(struct depot *depot, struct crate *c) {
  ledger_use(crate_kind, c);
  if (ledger_use(depot_kind, depot))
    depot->crates[depot->count++] = c;
}
int depot_count(struct depot *depot) {
  return ledger_use(depot_kind, depot) ? depot->count : -1;
}

int bay_enter(int bay) {
  static int tickets = 100;
  if (bay < 0)
    return -1;
  ledger_open(bay_kind, LEDGER_NUMBER(++tickets));
  return tickets;
}
void bay_leave(int ticket) {
  if (ticket >= 0)
    ledger_close(bay_kind, LEDGER_NUMBER(ticket));
}
int bay_load(int ticket, int amount) {
  return ledger_use(bay_kind, LEDGER_NUMBER(ticket)) && amount < 10 ? 0 : -1;
}
