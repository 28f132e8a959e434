// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A counter of what runs, which an early return does not take back.
// RUN: %check_runtime %s
// LEDGER: the counter is not zero

#include "ledger.h"
#include "print.h"

class Server {
public:
  int handle(int request);
  int active() const { return active_; }

private:
  int active_ = 0;
};

int Server::handle(int request) {
  ++active_;
  if (request < 0)
    return -1;
  if (request > 100)
    return 1;
  out << "active " << active_ << '\n';
  --active_;
  return 0;
}

int main() {
  Server s;
  out << s.handle(1) << s.handle(-1) << s.handle(101) << '\n';
  ledger_demand(s.active() == 0, "the counter is not zero");
}
