// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Classes that only this file can name, and whose objects end with a function.

#include <set>
#include <string>
#include <vector>

std::vector<std::string> readNames();

namespace {
template <class T> class SilentTemplateInAnUnnamedNamespace {
public:
  bool isNew(const T &value) { return known_.insert(&value).second; }

private:
  std::set<const T *> known_;
};

class SilentClassInAnUnnamedNamespace {
public:
  bool isNew(const std::string &name) { return seen_.insert(name).second; }

private:
  std::set<std::string> seen_;
};
} // namespace

static int countWith(SilentClassInAnUnnamedNamespace &names) {
  int count = 0;
  for (const std::string &one : readNames())
    count += names.isNew(one);
  return count;
}

int countNames() {
  SilentTemplateInAnUnnamedNamespace<std::string> pointers;
  SilentClassInAnUnnamedNamespace names;
  int count = countWith(names);
  for (const std::string &one : readNames())
    count += pointers.isNew(one);
  return count;
}
