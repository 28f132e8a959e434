// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident contact-cache.cpp %s
// LEDGER: there is memory for more than 1000 contacts
#include "heap.h"
#include "ledger.h"
#include "print.h"

Contact fetch_contact(const std::string &number) { return {"name of " + number, "en"}; }

int main() {
  ContactCache cache(300);
  size_t letters = 0;
  for (long now = 0; now < 3000; ++now) {
    letters += cache.get(std::to_string(now), now).name.size();
    letters += cache.get(std::to_string(now), now).name.size();
  }
  ledger_demand(heap_blocks < 1010, "there is memory for more than 1000 contacts");
  out << letters << ' ' << cache.hits() << '\n';
}
