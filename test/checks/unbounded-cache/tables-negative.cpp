// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Tables that setters fill, and registries of functions: what is in them is
// what the program says, and nothing is fetched for a key that is missing.

#include <map>
#include <string>
#include <vector>

class SilentSetters {
public:
  void set(const std::string &name, const std::string &value) {
    if (!values_.count(name))
      values_.insert(std::make_pair(name, value));
  }
  void overwrite(const std::string &name, int value) {
    auto it = numbers_.find(name);
    if (it != numbers_.end())
      it->second = value;
    else
      numbers_[name] = value;
  }
  void leave(const std::string &name) { unknown_names_[name] = 1; }

private:
  std::map<std::string, std::string> values_;
  std::map<std::string, int> numbers_;
  std::map<std::string, int> unknown_names_;
};

class SilentGetterThatHappensToInsert {
public:
  std::string help(const std::string &name) { return help_[name]; }
  int &number(const std::string &name) { return numbers_[name]; }

private:
  std::map<std::string, std::string> help_;
  std::map<std::string, int> numbers_;
};

struct Engine;
class SilentRegistryOfMakers {
public:
  typedef Engine *Maker(unsigned);
  static void report(unsigned number, Maker *maker, bool fallback) {
    all()[number].push_back(maker);
    if (makers().count(number) && fallback)
      return;
    makers()[number] = maker;
  }
  static Maker *known(unsigned number) {
    auto it = makers().find(number);
    if (it != makers().end())
      return it->second;
    return makers()[number] = nullptr;
  }

private:
  static std::map<unsigned, Maker *> &makers() {
    static std::map<unsigned, Maker *> all_makers;
    return all_makers;
  }
  static std::map<unsigned, std::vector<Maker *>> &all() {
    static std::map<unsigned, std::vector<Maker *>> silent_lists;
    return silent_lists;
  }
};

struct Format {
  void merge(const Format &other);
  bool reset();
  int weight;
};
class SilentEntriesAreOnlyChanged {
public:
  void add(const std::string &name, const Format &format) {
    formats_[name].merge(format);
  }
  void clear(const std::string &name) { formats_[name].reset(); }
  void weigh(const std::string &name, const Format &format) {
    styles_[name].format.weight = format.weight;
    styles_[name].format.merge(format);
    styles_[name].merge(format);
  }

private:
  struct Style : Format {
    Format format;
  };
  std::map<std::string, Format> formats_;
  std::map<std::string, Style> styles_;
};

class SilentRefusesASecondOne {
public:
  void provide(const std::string &name) {
    const auto answer = paths_.emplace(name, path());
    if (!answer.second)
      throw "already provided by " + answer.first->second;
  }

private:
  std::string path();
  std::map<std::string, std::string> paths_;
};
std::string SilentRefusesASecondOne::path() { return "a/b"; }
