// RUN: %check_test --fix-notes %endless %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <map>
#include <set>
#include <string>
#include <unordered_map>

std::string load(const std::string &key);

class Directory {
public:
  std::string find(const std::string &key) {
    auto it = contacts_.find(key);
    if (it != contacts_.end())
      return it->second;
    // CHECK-FIXES:     if (contacts_.size() >= 1000) contacts_.erase(contacts_.begin());
    // CHECK-FIXES-NEXT:     contacts_.emplace(key, load(key));
    contacts_.emplace(key, load(key));
    return load(key);
  }

private:
  std::unordered_map<std::string, std::string> contacts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'contacts_' only grows: nothing in 'Directory' ever removes an entry
};

struct Entry {
  std::string value;
  long expires_at;
};

class Tokens {
public:
  const Entry &get(const std::string &key) { return tokens_[key]; }

private:
  std::map<std::string, Entry> tokens_;
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: entries of 'tokens_' expire but nothing in 'Tokens' ever removes them
};

int memoised(int n) {
  static std::map<int, int> memo;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'memo' only grows: nothing in 'memoised' ever removes an entry
  auto it = memo.find(n);
  if (it != memo.end())
    return it->second;
  memo[n] = n * n;
  return n * n;
}

static std::set<std::string> seen_names;
// CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'seen_names' only grows: nothing in this file ever removes an entry
void mark(const std::string &name) { seen_names.insert(name); }
