// RUN: %check_test %lasting %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Evidence against growth that is somewhere else, or nothing that can be judged.

#include <map>
#include <memory>
#include <string>

namespace std {
class type_info;
}

int load(int key);

static void trim(std::map<int, int> &names) {
  while (names.size() > 100)
    names.erase(names.begin());
}
class SilentHelperTrims {
public:
  int get(int key) {
    trim(cache_);
    return ++cache_[key];
  }

private:
  std::map<int, int> cache_;
};

class SilentOwnCounter {
public:
  int get(int key) {
    if (count_ >= max_entries)
      return 0;
    ++count_;
    return ++cache_[key];
  }

private:
  static constexpr int max_entries = 100;
  int count_ = 0;
  std::map<int, int> cache_;
};

class SilentOnlyWhileConstructing {
public:
  SilentOnlyWhileConstructing() { fill(); }
  int at(int key) const { return cache_.at(key); }

private:
  void fill() {
    for (int i = 0; i < 5; ++i)
      cache_[load(i)] = i;
  }
  std::map<int, int> cache_;
};

class SilentSwappedAway {
public:
  int get(int key) { return ++cache_[key]; }
  void reset() { std::map<int, int>().swap(cache_); }

private:
  std::map<int, int> cache_;
};

class SilentResetByTime {
public:
  int get(int key, long now) {
    if (now > next_) {
      cache_ = {};
      next_ = now + 60;
    }
    return ++cache_[key];
  }

private:
  long next_ = 0;
  std::map<int, int> cache_;
};

class SilentRemainder {
public:
  int get(int key) { return ++cache_[key % 16]; }

private:
  std::map<int, int> cache_;
};

class SilentConstantLoop {
public:
  void fill() {
    for (int i = 0; i < 16; ++i)
      cache_[i] = load(i);
    for (int key : {1, 2, 3})
      cache_[key] = load(key);
  }

private:
  std::map<int, int> cache_;
};

class SilentSizeInVariable {
public:
  int get(int key) {
    const auto entries = cache_.size();
    if (entries > 100)
      return 0;
    return ++cache_[key];
  }

private:
  std::map<int, int> cache_;
};

class SilentReplacedBehindPointer {
public:
  int get(int key) { return ++(*cache_)[key]; }
  void reset() { cache_.reset(new std::map<int, int>); }

private:
  std::unique_ptr<std::map<int, int>> cache_ =
      std::make_unique<std::map<int, int>>();
};

class SilentErasedByReference {
public:
  int get(int key) { return ++cache_[key]; }
  void drop(int key) {
    auto &all = cache_;
    all.erase(key);
  }

private:
  std::map<int, int> cache_;
};

class SilentErasedByFriend {
public:
  int get(int key) { return ++cache_[key]; }
  friend void drop(SilentErasedByFriend &s, int key) { s.cache_.erase(key); }

private:
  std::map<int, int> cache_;
};

class SilentUnseenFriend {
public:
  int get(int key) { return ++cache_[key]; }
  friend class Elsewhere;

private:
  std::map<int, int> cache_;
};

extern std::map<int, int> silent_declared_in_header_cache;
std::map<int, int> silent_declared_in_header_cache;
int grow(int key) { return ++silent_declared_in_header_cache[key]; }

void observe(std::map<int, int> *names);
class SilentAddressGoesElsewhere {
public:
  int get(int key) {
    observe(&cache_);
    return ++cache_[key];
  }

private:
  std::map<int, int> cache_;
};

class SilentWalkErases {
public:
  int get(int key) { return ++cache_[key]; }
  void sweep() {
    for (auto it = cache_.begin(); it != cache_.end();) {
      if (it->second)
        it = cache_.erase(it);
      else
        ++it;
    }
  }

private:
  std::map<int, int> cache_;
};

class SilentWrapper {
public:
  int get(int key) { return ++cache_[key]; }
  void drop(int key) { cache_.erase(key); }

private:
  std::map<int, int> cache_;
};
static SilentWrapper silent_wrapper_that_drops;
int both(int key) {
  silent_wrapper_that_drops.drop(key - 1);
  return silent_wrapper_that_drops.get(key);
}

template <class Key> class SilentTemplate {
public:
  int get(const Key &key) { return ++cache_[key]; }
  void drop(const Key &key) { cache_.erase(key); }

private:
  std::map<Key, int> cache_;
};
int instantiate(int key) {
  static SilentTemplate<int> silent;
  return silent.get(key);
}

class SilentTypesAsKeys {
public:
  int get(std::pair<bool, char> key) { return ++cache_[key]; }

private:
  std::map<std::pair<bool, char>, int> cache_;
};

class SilentDescriptionsOfTypesAsKeys {
public:
  int get(const std::type_info *key) { return ++cache_[key]; }

private:
  std::map<const std::type_info *, int> cache_;
};

class SilentGuardTakesOut {
public:
  int begin(int key) {
    auto it = pending_.find(key);
    return it != pending_.end() ? it->second : pending_[key] = load(key);
  }

private:
  friend class Guard;
  std::map<int, int> pending_;
};
class Guard {
public:
  Guard(SilentGuardTakesOut &of, int key) : of_(of), key_(key) {}
  ~Guard() { of_.pending_.erase(key_); }

private:
  SilentGuardTakesOut &of_;
  int key_;
};

static std::map<int, int> silent_objects_leave_by_themselves_cache;
class Listed {
public:
  explicit Listed(int key) : key_(key) {}
  int list() { return silent_objects_leave_by_themselves_cache[key_] = key_; }
  ~Listed() { silent_objects_leave_by_themselves_cache.erase(key_); }

private:
  int key_;
};

static std::map<int, int> silent_main_fills_it_once;
int main() {
  for (int i = 0; i < load(1); ++i)
    silent_main_fills_it_once[load(i)] = i;
  return silent_main_fills_it_once[load(3)];
}
