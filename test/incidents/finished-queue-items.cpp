// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --config "{CheckOptions: [{key: closecall-unbounded-cache.ReportQueues, value: 'true'}]}" --incident finished-queue-items.cpp %s
// LEDGER: there is memory for more than 1000 messages
#include "heap.h"
#include "ledger.h"
#include "print.h"

bool transmit(const Item &item) { return item.to != "nobody" && !item.text.empty(); }

int main() {
  Outbox box;
  for (int i = 0; i < 3000; ++i) {
    box.add(i % 5 == 0 ? "nobody" : "a", "text");
    if (i % 100 == 0)
      out << box.flush();
  }
  // Six messages are in a block.
  ledger_demand(heap_blocks < 200, "there is memory for more than 1000 messages");
  out << '\n';
}
