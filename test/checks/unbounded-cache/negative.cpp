// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <map>
#include <string>
#include <unordered_map>

std::string load(const std::string &key);
void fill(std::map<std::string, int> &out);

class SilentErased {
public:
  int get(int key) { return ++cache_[key]; }
  void drop(int key) { cache_.erase(key); }

private:
  std::map<int, int> cache_;
};

class SilentBoundedBySize {
public:
  void put(int key, int value) {
    if (cache_.size() >= 100)
      return;
    cache_.emplace(key, value);
  }
  bool has(int key) const { return cache_.find(key) != cache_.end(); }

private:
  std::map<int, int> cache_;
};

class SilentReset {
public:
  int get(int key) { return ++cache_[key]; }
  void reset() { cache_ = {}; }

private:
  std::map<int, int> cache_;
};

class SilentMethodElsewhere {
public:
  int get(int key) { return ++cache_[key]; }
  void drop(int key);

private:
  std::map<int, int> cache_;
};

class SilentConstantKeys {
public:
  int &errors() { return counters_cache_["errors"]; }
  int &hits() { return counters_cache_["hits"]; }

private:
  std::map<std::string, int> counters_cache_;
};

enum class Colour { Red, Green };
class SilentBoundedKey {
public:
  int get(Colour key) { return ++cache_[key]; }

private:
  std::map<Colour, int> cache_;
};

class SilentGrowsOnlyInConstructor {
public:
  explicit SilentGrowsOnlyInConstructor(int n) {
    for (int i = 0; i < n; ++i)
      cache_[i] = i;
  }
  int get(int key) const { return cache_.at(key); }

private:
  std::map<int, int> cache_;
};

class SilentHandedOut {
public:
  int get(int key) { return ++cache_[key]; }
  std::map<int, int> &all() { return cache_; }

private:
  std::map<int, int> cache_;
};

class SilentPassedOn {
public:
  int get(const std::string &key) { return ++cache_[key]; }
  void refresh() { fill(cache_); }

private:
  std::map<std::string, int> cache_;
};

int silent_local(int key) {
  std::map<int, int> cache;
  return ++cache[key];
}

extern std::map<int, int> visible_cache_elsewhere;
std::map<int, int> visible_cache_elsewhere;
int silent_external(int key) { return ++visible_cache_elsewhere[key]; }

class SilentRegistryIsNoCache {
public:
  void add(int key, int value) { entries_.emplace(key, value); }

private:
  std::map<int, int> entries_;
};
