// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Static caches, in a function and in a namespace, with a bound of the project's own.
// RUN: %check_runtime --fix-notes --config "{CheckOptions: [{key: closecall-unbounded-cache.MaxEntries, value: '50'}]}" %s
// LEDGER: more than 50 names are seen
// LEDGER: more than 50 squares are kept
#include <map>
#include <set>
#include <string>

#include "ledger.h"
#include "print.h"

static int names = 0, squares = 0;

struct Name {
  explicit Name(std::string t) : text(std::move(t)) { ledger_demand(++names <= 51, "more than 50 names are seen"); }
  Name(const Name &other) : text(other.text) { ledger_demand(++names <= 51, "more than 50 names are seen"); }
  Name &operator=(const Name &) = delete;
  ~Name() { --names; }
  bool operator<(const Name &other) const { return text < other.text; }
  std::string text;
};

struct Square {
  explicit Square(int n) : value(n * n) { ledger_demand(++squares <= 50, "more than 50 squares are kept"); }
  Square(const Square &) = delete;
  Square &operator=(const Square &) = delete;
  ~Square() { --squares; }
  int value;
};

static std::set<Name> seen_names;

static bool first_time(const std::string &text) {
  const Name name(text);
  const bool first = seen_names.insert(name).second;
  return first;
}

static int squared(int n) {
  static std::map<int, Square> memo;
  const auto it = memo.find(n);
  if (it != memo.end())
    return it->second.value;
  return memo.emplace(n, n).first->second.value;
}

int main() {
  int firsts = 0, sum = 0;
  for (int i = 0; i < 120; ++i) {
    firsts += first_time("name " + std::to_string(i));
    sum += squared(i) + squared(i);
  }
  out << firsts << ' ' << sum << '\n';
}
