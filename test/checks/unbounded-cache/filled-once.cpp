// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What looks like filling once, and is not.

#include <map>
#include <string>
#include <vector>

std::vector<std::string> readWords();
std::string read(const std::string &word);

class FlagIsLowered {
public:
  void changed() { loaded_ = false; }
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
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: nothing in 'FlagIsLowered' ever removes an entry
  bool loaded_ = false;
};

class FlagIsNotRaisedThere {
public:
  void stop() { stopped_ = true; }
  std::string get(const std::string &word) {
    if (!stopped_)
      return cache_.emplace(word, read(word)).first->second;
    return std::string();
  }

private:
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: nothing in 'FlagIsNotRaisedThere' ever removes an entry
  bool stopped_ = false;
};

class OtherContainerIsEmpty {
public:
  std::string get(const std::string &word) {
    if (names_.empty())
      return cache_.emplace(word, read(word)).first->second;
    return names_.front();
  }

private:
  std::vector<std::string> names_;
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: nothing in 'OtherContainerIsEmpty' ever removes an entry
};

class GrowsWhereItIsNotEmpty {
public:
  std::string get(const std::string &word) {
    if (cache_.empty())
      cache_["first"] = read("first");
    else
      cache_.emplace(word, read(word));
    auto it = cache_.find(word);
    return it == cache_.end() ? std::string() : it->second;
  }

private:
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: nothing in 'GrowsWhereItIsNotEmpty' ever removes an entry
};

class HelperIsCalledElsewhere {
public:
  void add(const std::string &word) { put(word); }
  std::string get(const std::string &word) {
    if (cache_.empty())
      put("first");
    auto it = cache_.find(word);
    return it == cache_.end() ? std::string() : it->second;
  }

private:
  void put(const std::string &word) { cache_[word] = read(word); }
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: nothing in 'HelperIsCalledElsewhere' ever removes an entry
};

class AnswerIsRead {
public:
  std::string get(const std::string &word) {
    auto ret = entries_.insert(std::make_pair(word, std::string()));
    if (ret.second)
      ret.first->second = read(word);
    return ret.first->second;
  }

private:
  std::map<std::string, std::string> entries_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'entries_' only grows: nothing in 'AnswerIsRead' ever removes an entry
};
