// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// The cache that the page proposes, word for word.

#include <list>
#include <string>
#include <unordered_map>
#include <utility>

std::string load(const std::string &key);

class SilentLeastRecentlyUsedGoes {
public:
  std::string find(const std::string &key) {
    auto it = places_.find(key);
    if (it != places_.end()) {
      entries_.splice(entries_.begin(), entries_, it->second);
      return it->second->second;
    }
    if (entries_.size() >= 1000) {
      places_.erase(entries_.back().first);
      entries_.pop_back();
    }
    entries_.emplace_front(key, load(key));
    places_[key] = entries_.begin();
    return entries_.front().second;
  }

private:
  using Entry = std::pair<std::string, std::string>;
  std::list<Entry> entries_;
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;
};
