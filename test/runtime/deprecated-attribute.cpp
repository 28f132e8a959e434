// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A method that its declaration calls deprecated.
// RUN: %check_runtime %s
// LEDGER: session: 1 of 2 never closed
// LEDGER: socket: 2 of 2 never closed

#include "ledger.h"
#include "print.h"

struct Session {
  Session() {
    ledger_open("session", this);
    ledger_open("socket", this);
  }
  [[deprecated("use shutdown() instead")]] void close() { ledger_close("session", this); }
  void shutdown() {
    ledger_close("session", this);
    ledger_close("socket", this);
  }
};

void session_release(Session *s);
[[deprecated("replaced by session_release")]] void session_free(Session *s);

void session_release(Session *s) {
  s->shutdown();
  delete s;
}
void session_free(Session *s) { delete s; }

int main() {
  Session s;
  s.close();
  session_free(new Session);
  out << "done\n";
}
