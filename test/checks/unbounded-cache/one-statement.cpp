// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// One statement adds to two containers: without braces, only one edit at a time writes them.

#include <map>
#include <string>
#include <unordered_map>

class Names {
  std::map<std::string, std::string> nameCache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'nameCache_' only grows
  // CHECK-MESSAGES: note: bound it: evict an entry before one is added{{$}}
  std::unordered_map<std::string, std::string> aliasCache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'aliasCache_' only grows
  // CHECK-MESSAGES: note: bound it: evict an entry before one is added; no edit: that for another container stands at the same place

public:
  std::string resolve(const std::string &request, const std::string &v, bool keep) {
    auto it = nameCache_.find(request);
    if (it != nameCache_.end())
      return it->second;
    auto at = aliasCache_.find(request);
    if (at != aliasCache_.end())
      return at->second;
    if (keep)
      nameCache_[request] = aliasCache_[request] = v;
    return v;
  }
};

Names names;

class Braced {
  std::map<std::string, std::string> nameCache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'nameCache_' only grows
  // CHECK-MESSAGES: note: bound it: evict an entry before one is added{{$}}
  std::map<std::string, std::string> aliasCache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'aliasCache_' only grows
  // CHECK-MESSAGES: note: bound it: evict an entry before one is added{{$}}

public:
  std::string resolve(const std::string &request, const std::string &v, bool keep) {
    auto it = nameCache_.find(request);
    if (it != nameCache_.end())
      return it->second;
    auto at = aliasCache_.find(request);
    if (at != aliasCache_.end())
      return at->second;
    if (keep) {
      nameCache_[request] = aliasCache_[request] = v;
    }
    return v;
  }
};

Braced braced;
