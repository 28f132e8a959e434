// The system-header shortcut changes nothing that is reported, with the real
// standard library and a finding of each sort of body.
// RUN: %clang_tidy --checks=-*,closecall-* %s -- -std=c++17 > %t.with 2>/dev/null
// RUN: env CLOSECALL_NO_SHORTCUT=1 %clang_tidy --checks=-*,closecall-* %s -- -std=c++17 > %t.without 2>/dev/null
// RUN: diff %t.with %t.without
// RUN: FileCheck %s < %t.with
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <cstdio>
#include <exception>
#include <future>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

std::string load(const std::string &key);

class Cache {
public:
  std::string get(const std::string &key) {
    auto it = entries_.find(key);
    if (it == entries_.end())
      it = entries_.emplace(key, load(key)).first;
    return it->second;
  }
  void mark(const std::string &key) {
    busy_.insert(key);
    load(key);
    busy_.erase(key);
  }

private:
  std::map<std::string, std::string> entries_;
  std::set<std::string> busy_;
};

bool tried(Cache &cache, const std::string &key) {
  try {
    cache.mark(key);
  } catch (const std::exception &) {
    return false;
  }
  return true;
}

bool leak(const char *path) {
  std::FILE *f = std::fopen(path, "r");
  return f != nullptr;
}

bool owned(const char *path) {
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> f(std::fopen(path, "r"), &std::fclose);
  return f != nullptr;
}

void run() {
  std::thread t([] {});
  std::vector<int> v{3, 1, 2};
}

// CHECK-DAG: warning: 'busy_' keeps 'key'
// CHECK-DAG: warning: 'entries_' only grows
// CHECK-DAG: warning: 'f' is never closed
// CHECK-DAG: warning: 't' is never awaited
