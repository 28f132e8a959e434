// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Tables that one run of the code fills, and registries that are only set.

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

std::vector<std::string> readWords();
std::string read(const std::string &word);

bool silentFilledWhereEmpty(const std::string &word) {
  static std::set<std::string> words;
  if (words.empty())
    for (const std::string &one : readWords())
      words.insert(one);
  return words.find(word) != words.end();
}

bool silentFilledBehindAReturn(const std::string &word) {
  static std::set<std::string> known;
  if (known.size() != 0)
    return known.count(word) != 0;
  for (const std::string &one : readWords())
    known.insert(one);
  return known.count(word) != 0;
}

class SilentFlagIsOnlyRaised {
public:
  std::string get(const std::string &word) {
    if (!loaded_) {
      for (const std::string &one : readWords())
        cache_.emplace(one, read(one));
      loaded_ = true;
    }
    auto it = cache_.find(word);
    return it == cache_.end() ? std::string() : it->second;
  }

private:
  std::map<std::string, std::string> cache_;
  bool loaded_ = false;
};

class SilentFilledByAHelper {
public:
  int get(const std::string &word) {
    if (cache_.empty())
      fill();
    auto it = cache_.find(word);
    return it == cache_.end() ? 0 : it->second;
  }

private:
  void fill() {
    for (const std::string &one : readWords())
      cache_[one] = 1;
  }
  std::map<std::string, int> cache_;
};

class SilentCalledOnce {
public:
  int get(const std::string &word) {
    std::call_once(once_, [this] {
      for (const std::string &one : readWords())
        cache_[one] = 1;
    });
    auto it = cache_.find(word);
    return it == cache_.end() ? 0 : it->second;
  }

private:
  std::once_flag once_;
  std::map<std::string, int> cache_;
};

static std::map<std::string, int> known_words;
int silentFilledByTheInitialiserOfAStatic(const std::string &word) {
  static const bool filled = [] {
    for (const std::string &one : readWords())
      known_words[one] = 1;
    return true;
  }();
  auto it = known_words.find(word);
  return filled && it != known_words.end() ? it->second : 0;
}

// Asked by its readers, set by whoever registers: the answer of the insertion
// only tells whether there is something to overwrite.
class SilentRegistryThatOverwrites {
public:
  void add(const std::string &name, const std::string &value) {
    auto ret = columns_.insert(std::make_pair(name, value));
    if (!ret.second)
      ret.first->second = value;
  }
  std::string get(const std::string &name) const {
    auto it = columns_.find(name);
    return it == columns_.end() ? std::string() : it->second;
  }

private:
  std::map<std::string, std::string> columns_;
};
