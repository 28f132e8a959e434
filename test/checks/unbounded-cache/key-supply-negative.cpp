// RUN: %check_test %long-lived %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The world has only so many keys, or nothing says that it has more.

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

std::string load(const std::string &what);
std::vector<int> search(const std::string &what);

#define LOOK_UP(map, key)                                                      \
  auto it = map.find(key);                                                     \
  if (it == map.end())                                                         \
    it = map.emplace(key, load(key)).first;                                    \
  return it->second

class SilentNothingSaysSo {
public:
  std::string get(const std::string &key) { LOOK_UP(names_, key); }

private:
  std::map<std::string, std::string> names_;
};

class SilentColours {
public:
  std::string get(const std::string &name) { LOOK_UP(colourCache_, name); }

private:
  std::map<std::string, std::string> colourCache_;
};

class SilentCountries {
public:
  std::string get(const std::string &name) { LOOK_UP(countries_cache, name); }

private:
  std::map<std::string, std::string> countries_cache;
};

class SilentLanguageOfUser {
public:
  std::string get(const std::string &userLanguage) {
    LOOK_UP(sessionCache_, userLanguage);
  }

private:
  std::map<std::string, std::string> sessionCache_;
};

class SilentMetricsRegistry {
public:
  std::string get(const std::string &name) { LOOK_UP(cache_, name); }

private:
  std::map<std::string, std::string> cache_;
};

struct Font {
  std::string pixels;
};
class SilentKeptFonts {
public:
  Font &get(const std::string &name) {
    auto it = cache_.find(name);
    if (it == cache_.end())
      it = cache_.emplace(name, Font{load(name)}).first;
    return it->second;
  }

private:
  std::map<std::string, Font> cache_;
};

struct Method {
  int number;
  bool operator<(const Method &other) const { return number < other.number; }
};
class SilentKeysAreMethods {
public:
  std::string get(const Method &m) {
    auto it = cache_.find(m);
    if (it == cache_.end())
      it = cache_.emplace(m, load("x")).first;
    return it->second;
  }

private:
  std::map<Method, std::string> cache_;
};

// "hostility" is no host, and "shipment" no IP address.
class SilentOtherWords {
public:
  std::string get(const std::string &hostility) {
    LOOK_UP(shipments, hostility);
  }

private:
  std::map<std::string, std::string> shipments;
};

// One level of a cache is a cache.
class Level {
public:
  virtual ~Level() = default;
  virtual std::string get(const std::string &key) = 0;
};
class SilentLevels : public Level {
public:
  void push_back(std::shared_ptr<Level> level) { caches_.push_back(level); }
  std::string get(const std::string &key) override {
    for (auto &level : caches_)
      if (auto found = level->get(key); !found.empty())
        return found;
    return {};
  }

private:
  std::vector<std::shared_ptr<Level>> caches_;
};

// Entries without duplicates are not empty.
class SilentSortedOut {
public:
  const std::vector<int> &get(const std::string &word) {
    auto it = found_.find(word);
    if (it == found_.end()) {
      it = found_.emplace(word, search(word)).first;
      std::vector<int> &hits = it->second;
      hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    }
    return it->second;
  }

private:
  std::map<std::string, std::vector<int>> found_;
};
