// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A key that stays in the set when the work fails or throws.
// RUN: %check_runtime %s
// LEDGER: 'a' is still in flight
// LEDGER: 'b' is still in flight
#include <set>
#include <stdexcept>
#include <string>

#include "ledger.h"
#include "print.h"

static bool store(const std::string &id) {
  if (id == "b")
    throw std::runtime_error("no store");
  return id != "a";
}

class Processor {
public:
  bool update(const std::string &id) {
    processing_.insert(id);
    if (!store(id))
      return false;
    processing_.erase(id);
    return true;
  }
  bool busy(const std::string &id) const { return processing_.count(id) != 0; }

private:
  std::set<std::string> processing_;
};

int main() {
  Processor p;
  for (const char *id : {"a", "b", "c"}) {
    try {
      out << p.update(id);
    } catch (const std::runtime_error &e) {
      out << e.what();
    }
  }
  out << '\n';
  ledger_demand(!p.busy("a"), "'a' is still in flight");
  ledger_demand(!p.busy("b"), "'b' is still in flight");
  ledger_demand(!p.busy("c"), "'c' is still in flight");
}
