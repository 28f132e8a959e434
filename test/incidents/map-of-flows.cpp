// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --incident map-of-flows.cpp %s
// LEDGER: there is memory for more than 1000 flows
#include "heap.h"
#include "ledger.h"
#include "print.h"

int main() {
  FlowTable table;
  Packet p;
  for (int i = 0; i < 3000; ++i) {
    p.from = static_cast<std::uint32_t>(i);
    p.size = 100;
    table.count(p);
    table.count(p);
  }
  ledger_demand(heap_blocks < 1010, "there is memory for more than 1000 flows");
  out << table.total() << '\n';
}
