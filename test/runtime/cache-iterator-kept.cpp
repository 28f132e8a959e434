// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An iterator to one entry is used after another one is added: its entry must not be evicted.
// RUN: %check_runtime --fix-notes --config "{CheckOptions: [{key: closecall-unbounded-cache.MaxEntries, value: '10'}]}" %s
// LEDGER: more than 11 nodes are kept
// KEPT: no edit: an entry is still in use while another one is added
#include <map>
#include <string>

#include "ledger.h"
#include "print.h"

static int kept = 0;

struct Node {
  Node() { ledger_demand(++kept <= 11, "more than 11 nodes are kept"); }
  Node(const Node &) = delete;
  Node &operator=(const Node &) = delete;
  ~Node() { --kept; }
  int children = 0;
};

class Paths {
public:
  Paths() { known_["a"].children = 0; }
  int add(const std::string &parent, const std::string &child) {
    const auto above = known_.find(parent);
    if (above == known_.end())
      return 1;
    known_[child].children = 0;
    return ++above->second.children;
  }

private:
  std::map<std::string, Node> known_;
};

int main() {
  Paths paths;
  int sum = 0;
  for (int i = 0; i < 30; ++i)
    sum += paths.add("a", "b" + std::to_string(i));
  out << (sum > 0) << '\n';
}
