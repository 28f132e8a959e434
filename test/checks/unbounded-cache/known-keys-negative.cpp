// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// An entry is only added for the keys that a function compares with.

#include <map>
#include <memory>
#include <string>

struct Method {
  virtual ~Method() = default;
};
struct Add : Method {
  static const char *name();
};
struct Remove : Method {};

static std::map<std::string, std::unique_ptr<Method>> silent_methods_cache;

static std::unique_ptr<Method> makeMethod(const std::string &name) {
  if (name == Add::name())
    return std::make_unique<Add>();
  if (name == "remove" || name == "delete")
    return std::make_unique<Remove>();
  return nullptr;
}

Method *findMethod(const std::string &name) {
  auto it = silent_methods_cache.find(name);
  if (it != silent_methods_cache.end())
    return it->second.get();
  auto made = makeMethod(name);
  Method *method = made.get();
  if (made)
    silent_methods_cache.emplace(name, std::move(made));
  return method;
}
