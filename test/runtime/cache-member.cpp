// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A cache without bound, filled with 3000 keys.
// RUN: %check_runtime --fix-notes %s
// LEDGER: more than 1000 contacts are kept
#include <string>
#include <unordered_map>

#include "ledger.h"
#include "print.h"

static int kept = 0;

struct Contact {
  explicit Contact(std::string n) : name(std::move(n)) { ledger_demand(++kept <= 1000, "more than 1000 contacts are kept"); }
  Contact(const Contact &) = delete;
  Contact &operator=(const Contact &) = delete;
  ~Contact() { --kept; }
  std::string name;
};

class Directory {
public:
  std::string find(const std::string &key) {
    const auto it = contacts_.find(key);
    if (it != contacts_.end())
      return it->second.name;
    return contacts_.emplace(key, "contact " + key).first->second.name;
  }

private:
  std::unordered_map<std::string, Contact> contacts_;
};

int main() {
  Directory d;
  size_t letters = 0;
  for (int i = 0; i < 3000; ++i)
    letters += d.find(std::to_string(i)).size() + d.find(std::to_string(i)).size();
  out << letters << '\n';
}
