// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The work goes on after the mark is taken back, so that the guard sits on a note.
// RUN: %check_runtime --fix-notes %s
// LEDGER: the key stays
#include <string>
#include <unordered_set>

#include "ledger.h"
#include "print.h"

class Importer {
public:
  int import(const std::string &name);
  bool idle() const { return running_.empty(); }

private:
  std::unordered_set<std::string> running_;
};

int Importer::import(const std::string &name) {
  running_.insert(name);
  if (name.empty())
    return -1;
  const int rows = static_cast<int>(name.size());
  running_.erase(name);
  out << name << '\n';
  return rows;
}

int main() {
  Importer i;
  out << i.import("abc") << '\n';
  out << i.import("") << '\n';
  ledger_demand(i.idle(), "the key stays");
}
