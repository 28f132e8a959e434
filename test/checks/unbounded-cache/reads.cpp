// RUN: %check_test %lasting %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Reads beside which something is put in, or lent.

#include <map>
#include <string>

std::string load(const std::string &key);

class PutsInWhatItReads {
public:
  std::string get(const std::string &key) {
    if (values_[key].empty())
      values_[key] = load(key);
    return values_[key];
  }

private:
  std::map<std::string, std::string> values_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'values_' only grows: nothing in 'PutsInWhatItReads' ever removes an entry
};

class Counts {
public:
  int next(const std::string &key) { return ++counters_cache_[key]; }

private:
  std::map<std::string, int> counters_cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'counters_cache_' only grows: nothing in 'Counts' ever removes an entry
};

class FillsByReference {
public:
  std::string get(const std::string &key) {
    std::string &value = values_cache_[key];
    if (value.empty())
      value = load(key);
    return value;
  }

private:
  std::map<std::string, std::string> values_cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'values_cache_' only grows: nothing in 'FillsByReference' ever removes an entry
};

class LendsWhatItHas {
public:
  const std::string &get(const std::string &key) { return values_cache_[key]; }

private:
  std::map<std::string, std::string> values_cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'values_cache_' only grows: nothing in 'LendsWhatItHas' ever removes an entry
};
