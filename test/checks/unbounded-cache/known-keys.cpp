// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A function that makes something for any key, or for keys that others give.

#include <map>
#include <memory>
#include <string>

struct Method {
  virtual ~Method() = default;
};
struct Add : Method {};

static std::unique_ptr<Method> makeAny(const std::string &name) {
  if (name == "add")
    return std::make_unique<Add>();
  return std::make_unique<Method>();
}

class MadeForAnyKey {
public:
  Method *find(const std::string &name) {
    auto it = methods_.find(name);
    if (it != methods_.end())
      return it->second.get();
    auto made = makeAny(name);
    Method *method = made.get();
    if (made)
      methods_.emplace(name, std::move(made));
    return method;
  }

private:
  std::map<std::string, std::unique_ptr<Method>> methods_;
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'methods_' only grows: nothing in 'MadeForAnyKey' ever removes an entry
};

static std::string allowed;
static std::unique_ptr<Method> makeAllowed(const std::string &name) {
  if (name == allowed)
    return std::make_unique<Add>();
  return nullptr;
}

class ComparedWithWhatChanges {
public:
  Method *find(const std::string &name) {
    auto it = methods_.find(name);
    if (it != methods_.end())
      return it->second.get();
    auto made = makeAllowed(name);
    Method *method = made.get();
    if (made)
      methods_.emplace(name, std::move(made));
    return method;
  }

private:
  std::map<std::string, std::unique_ptr<Method>> methods_;
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: 'methods_' only grows: nothing in 'ComparedWithWhatChanges' ever removes an entry
};
