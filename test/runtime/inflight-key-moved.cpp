// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The key is moved on behind the removal: a guard at the end would look for another one.
// RUN: %check_runtime --fix-notes %s
// LEDGER: a rejected name stays
// KEPT: no edit: the key is moved on before the scope ends
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ledger.h"
#include "print.h"

class Importer {
public:
  bool import(std::string name);
  bool idle() const { return running_.empty(); }

private:
  std::set<std::string> running_;
  std::vector<std::string> done_;
};

bool Importer::import(std::string name) {
  running_.insert(name);
  if (name.size() < 3)
    return false;
  running_.erase(name);
  done_.push_back(std::move(name));
  return true;
}

int main() {
  Importer good, bad;
  out << good.import("a name that is longer than a short string") << bad.import("a") << '\n';
  ledger_demand(good.idle(), "an imported name stays");
  ledger_demand(bad.idle(), "a rejected name stays");
}
