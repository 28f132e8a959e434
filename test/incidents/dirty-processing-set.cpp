// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident dirty-processing-set.cpp %s
// LEDGER: a contact whose update failed stays busy
// LEDGER: a contact whose update was rejected stays busy
#include "ledger.h"
#include "print.h"

void store_update(const Update &update) {
  if (update.text == "away")
    throw std::runtime_error("the database is away");
}

int main() {
  ContactUpdater updater;
  const Update updates[] = {{"a", "text"}, {"b", "away"}, {"c", ""}, {"d", "text"}};
  out << apply_all(updater, updates, 4) << '\n';
  ledger_demand(!updater.busy("a") && !updater.busy("d"), "a contact that was updated stays busy");
  ledger_demand(!updater.busy("b"), "a contact whose update failed stays busy");
  ledger_demand(!updater.busy("c"), "a contact whose update was rejected stays busy");
}
