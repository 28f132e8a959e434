// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A busy flag that an exception leaves set.
// RUN: %check_runtime %s
// LEDGER: the sender is stuck
#include <stdexcept>

#include "ledger.h"
#include "print.h"

class Sender {
public:
  void flush(int items);
  bool busy() const { return busy_; }

private:
  static void send(int item) {
    if (item == 3)
      throw std::runtime_error("refused");
  }
  bool busy_ = false;
};

void Sender::flush(int items) {
  if (busy_)
    return;
  busy_ = true;
  for (int i = 0; i < items; ++i)
    send(i);
  busy_ = false;
}

int main() {
  Sender good, bad;
  good.flush(3);
  try {
    bad.flush(5);
  } catch (const std::runtime_error &e) {
    out << e.what() << '\n';
  }
  ledger_demand(!good.busy() && !bad.busy(), "the sender is stuck");
}
