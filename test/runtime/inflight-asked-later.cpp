// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Whether the flag is down is asked before the function ends: a guard at the end would be late.
// RUN: %check_runtime --fix-notes %s
// LEDGER: the queue is stuck
#include "ledger.h"
#include "print.h"

class Queue {
public:
  int flush(int items);
  bool busy() const { return busy_; }

private:
  int again() const { return busy_ ? -5 : 5; }
  bool busy_ = false;
};

int Queue::flush(int items) {
  busy_ = true;
  if (items < 0)
    return -1;
  busy_ = false;
  return items + again();
}

int main() {
  Queue good, bad;
  out << good.flush(1) << bad.flush(-1) << '\n';
  ledger_demand(!good.busy() && !bad.busy(), "the queue is stuck");
}
