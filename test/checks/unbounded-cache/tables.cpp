// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What looks like a setter or a registry and is a cache: what it keeps is made
// there, or its name says so.

#include <map>
#include <set>
#include <string>

std::string load(const std::string &key);

class FillsWhatItGivesBack {
public:
  void get(const std::string &key, std::string &value) {
    auto it = values_.find(key);
    if (it != values_.end()) {
      value = it->second;
      return;
    }
    value = load(key);
    values_.emplace(key, value);
  }

private:
  std::map<std::string, std::string> values_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'values_' only grows: nothing in 'FillsWhatItGivesBack' ever removes an entry
};

class ReplacesItsParameter {
public:
  std::string get(const std::string &key, std::string value) {
    auto it = values_.find(key);
    if (it != values_.end())
      return it->second;
    value = load(key);
    values_.emplace(key, value);
    return value;
  }

private:
  std::map<std::string, std::string> values_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'values_' only grows: nothing in 'ReplacesItsParameter' ever removes an entry
};

class KeepsKeysOnly {
public:
  bool isNew(const std::string &key) {
    if (keys_.count(key))
      return false;
    keys_.insert(key);
    return true;
  }

private:
  std::set<std::string> keys_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'keys_' only grows: nothing in 'KeepsKeysOnly' ever removes an entry
};

class AsksBeforeItReturns {
public:
  std::string get(const std::string &key) {
    if (values_.find(key) == values_.end())
      values_[key] = load(key);
    return values_[key];
  }

private:
  std::map<std::string, std::string> values_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'values_' only grows: nothing in 'AsksBeforeItReturns' ever removes an entry
};

class NamedLikeACache {
public:
  void put(const std::string &key, const std::string &value) {
    if (!cache_.count(key))
      cache_.insert(std::make_pair(key, value));
  }
  typedef void Callback(int);
  void wait(int request, Callback *callback) {
    if (!pending_.count(request))
      pending_.emplace(request, callback);
  }

private:
  std::map<std::string, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'cache_' only grows: nothing in 'NamedLikeACache' ever removes an entry
  std::map<int, Callback *> pending_;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'pending_' only grows: nothing in 'NamedLikeACache' ever removes an entry
};

struct Pool {
  int acquire();
  void release(int connection);
};
class AsksTheEntryThatItMakes {
public:
  int acquire(const std::string &host) { return pools_[host].acquire(); }
  void release(const std::string &host, int connection) {
    pools_[host].release(connection);
  }

private:
  std::map<std::string, Pool> pools_;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'pools_' only grows: nothing in 'AsksTheEntryThatItMakes' ever removes an entry
};
