// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --fix-notes --config '{CheckOptions: {closecall-unbounded-cache.ReportQueues: true}}' --incident finished-queue-items.cpp %s
// LEDGER: 
#include "print.h"

bool transmit(const Item &item) { return item.to != "nobody" && !item.text.empty(); }

int main() {
  Outbox box;
  for (int i = 0; i < 10; ++i) {
    box.add(i % 5 == 0 ? "nobody" : "a", "text");
    out << box.flush();
  }
  out << '\n';
}
