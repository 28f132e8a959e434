// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// An object for one piece of work, which has an end.

#include <map>
#include <string>

class LookupTask {
public:
  virtual ~LookupTask() = default;
  virtual void onReceived(int node, const std::string &token) = 0;
  virtual void onFinish() = 0;
};

std::string read(int node);

class SilentTokensOfOneLookup : public LookupTask {
public:
  void onReceived(int node, const std::string &token) override {
    auto it = tokens_.find(node);
    if (it == tokens_.end())
      tokens_[node] = token + read(node);
  }
  void onFinish() override {}

private:
  std::map<int, std::string> tokens_;
};

// One pass over one style sheet.
class SilentStyleParser {
public:
  const std::string &format(int node) {
    auto it = formats_.find(node);
    if (it == formats_.end())
      it = formats_.emplace(node, read(node)).first;
    return it->second;
  }

private:
  std::map<int, std::string> formats_;
};
