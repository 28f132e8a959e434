// RUN: %check_test %lasting %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A subscript that is only read means to ask: nothing is put in by it, except
// an empty entry that nobody meant.

#include <map>
#include <string>

struct Setting {
  std::string text;
  int level;
  bool isSet() const { return !text.empty(); }
};
int measure(const std::string &text);

class SilentReads {
public:
  bool isSet(const std::string &name) { return settings_cache_[name].isSet(); }
  int level(const std::string &name) {
    const Setting &found = settings_cache_[name];
    return settings_cache_[name].level > 3 ? found.level : 3;
  }
  int length(const std::string &name) {
    return measure(settings_cache_[name].text);
  }
  std::string text(const std::string &name) {
    if (settings_cache_.count(name) && numbers_cache_[name] == 1)
      return settings_cache_[name].text;
    return {};
  }

private:
  std::map<std::string, Setting> settings_cache_;
  std::map<std::string, int> numbers_cache_;
};
