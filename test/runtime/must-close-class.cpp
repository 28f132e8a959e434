// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A class whose users must call a method.
// RUN: %check_runtime %s
// LEDGER: session: 1 of 2 never closed
#include <closecall/annotations.h>

#include "ledger.h"
#include "print.h"

class CLOSECALL_MUST_CLOSE(logout) Session {
public:
  Session() { ledger_open("session", this); }
  int send(int n) const { return ledger_use("session", this) ? n : -1; }
  void logout() { ledger_close("session", this); }
};

static int talk(int n) {
  Session s;
  if (n < 0)
    return -1;
  const int sent = s.send(n);
  s.logout();
  return sent;
}

int main() { out << talk(5) << talk(-5) << '\n'; }
