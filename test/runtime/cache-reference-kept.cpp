// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A reference to one entry is kept while another one is added: it must not be evicted.
// RUN: %check_runtime --fix-notes --config "{CheckOptions: [{key: closecall-unbounded-cache.MaxEntries, value: '10'}]}" %s
// LEDGER: more than 11 nodes are kept
// KEPT: no edit: several entries are added at once
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
  int add(const std::string &parent, const std::string &child) {
    Node &above = known_[parent];
    Node &below = known_[child];
    below.children = 0;
    return ++above.children;
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
