// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// Emptied entries that stay cost something where there is no end of the keys; of plugins there are only so many.
#include <deque>
#include <map>
#include <mutex>
#include <string>

struct Plugin {
  std::string path() const;
};

class PluginManager {
public:
  void add(const Plugin &plugin, int part) { parts_[plugin.path()].push_back(part); }
  void drop(const Plugin &plugin) { parts_[plugin.path()].clear(); }

private:
  std::mutex mutex_;
  std::map<std::string, std::deque<int>> parts_;
};

class SessionManager {
public:
  void add(const std::string &session, int part) { parts_[session].push_back(part); }
  void drop(const std::string &session) { parts_[session].clear(); }

private:
  std::mutex mutex_;
  std::map<std::string, std::deque<int>> parts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: 'parts_' keeps entries that have been emptied
};
