// RUN: %check_test %lasting --fix-notes %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Containers that are reached through something else.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

std::string load(const std::string &key);
using Table = std::unordered_map<std::string, std::string>;

class BySmartPointer {
public:
  std::string get(const std::string &key) {
    const auto it = names_->find(key);
    if (it != names_->end())
      return it->second;
    // CHECK-FIXES:     if (names_->size() >= 1000) names_->erase(names_->begin());
    // CHECK-FIXES-NEXT:     names_->emplace(key, load(key));
    names_->emplace(key, load(key));
    return load(key);
  }

private:
  std::unique_ptr<Table> names_ = std::make_unique<Table>();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'names_' only grows: nothing in 'BySmartPointer' ever removes an entry
};

class ByPointer {
public:
  ByPointer() : names_(new Table) {}
  ~ByPointer() { delete names_; }
  void put(const std::string &key) {
    if (names_->count(key))
      return;
    // CHECK-FIXES:     if ((*names_).size() >= 1000) (*names_).erase((*names_).begin());
    // CHECK-FIXES-NEXT:     (*names_)[key] = load(key);
    (*names_)[key] = load(key);
  }

private:
  Table *names_;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'names_' only grows: nothing in 'ByPointer' but the destructor ever removes an entry
};

static Table &table() {
  static Table names;
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'names' only grows: nothing in 'table' ever removes an entry
  return names;
}
std::string from_accessor(const std::string &key) {
  const auto it = table().find(key);
  if (it != table().end())
    return it->second;
  // CHECK-FIXES:   if (table().size() >= 1000) table().erase(table().begin());
  // CHECK-FIXES-NEXT:   table()[key] = load(key);
  table()[key] = load(key);
  return load(key);
}

class Locked {
public:
  void put(const std::string &key, const std::string &value) {
    std::lock_guard<std::mutex> held(mutex_);
    names_[key] = value;
  }
  bool has(const std::string &key) const { return names_.count(key) != 0; }
  void drop(const std::string &key) { names_.erase(key); }

private:
  std::mutex mutex_;
  std::map<std::string, std::string> names_;
};
static Locked locked;
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'locked' only grows: nothing in this file ever removes an entry
void into_wrapper(const std::string &key) {
  if (!locked.has(key))
    locked.put(key, load(key));
}

class UnderLock {
public:
  int get(const std::string &key) {
    // CHECK-FIXES:     std::lock_guard<std::mutex> under(mutex_);
    // CHECK-FIXES-NEXT:     if (sizes_.count(key) == 0) {
    // CHECK-FIXES-NEXT:       if (sizes_.size() >= 1000) sizes_.erase(sizes_.begin());
    // CHECK-FIXES-NEXT:       sizes_[key] = static_cast<int>(key.size());
    // CHECK-FIXES-NEXT:     }
    std::lock_guard<std::mutex> under(mutex_);
    if (sizes_.count(key) == 0)
      sizes_[key] = static_cast<int>(key.size());
    return sizes_.at(key);
  }

private:
  std::mutex mutex_;
  std::map<std::string, int> sizes_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'sizes_' only grows: nothing in 'UnderLock' ever removes an entry
};

static Table by_helper;
// CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'by_helper' only grows: nothing in this file ever removes an entry
static void store(Table &into, const std::string &key) {
  if (into.find(key) == into.end())
    into[key] = load(key);
}
void passes_on(const std::string &key) { store(by_helper, key); }

static Table by_reference;
// CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'by_reference' only grows: nothing in this file ever removes an entry
void uses_reference(const std::string &key) {
  auto &names = by_reference;
  if (names.find(key) == names.end())
    names[key] = load(key);
}

thread_local std::map<int, int> per_thread;
// CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'per_thread' only grows: nothing in this file ever removes an entry
int in_thread(int key) { return per_thread[key]++; }

inline std::map<int, int> of_header;
// CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'of_header' only grows: nothing in this file ever removes an entry
inline int in_header(int key) { return of_header[key]++; }

std::map<int, int> of_file;
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'of_file' only grows: nothing in this file ever removes an entry
int in_file(int key) { return of_file[key]++; }

class Instance {
public:
  static Instance &instance() {
    static Instance one;
    return one;
  }
  int count(int key) { return counts_[key]++; }

private:
  Instance() {}
  std::map<int, int> counts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'counts_' only grows: nothing in 'Instance' ever removes an entry
};

class OfClass {
public:
  static int count(int key) { return counts_[key]++; }

private:
  static std::map<int, int> counts_;
};
std::map<int, int> OfClass::counts_;
// CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'counts_' only grows: nothing in 'OfClass' ever removes an entry

class Befriended {
  friend int count(Befriended &b, int key);
  std::map<int, int> counts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'counts_' only grows: nothing in 'Befriended' ever removes an entry
};
int count(Befriended &b, int key) { return b.counts_[key]++; }

namespace {
struct State {
  std::map<int, int> sessions;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'sessions' only grows: nothing in 'State' ever removes an entry
  int others = 0;
};
State state;
} // namespace
void in_structure(int key) { state.sessions[key] = 1; }

template <class Key, class Value> class Memo {
public:
  const Value &get(const Key &key) {
    auto it = values_.find(key);
    if (it != values_.end())
      return it->second;
    return values_.emplace(key, Value()).first->second;
  }

private:
  std::unordered_map<Key, Value> values_;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'values_' only grows: nothing in 'Memo' ever removes an entry
};
int through_template(int key) {
  static Memo<int, int> memo;
  return memo.get(key);
}

struct Derived : std::map<int, int> {};
static Derived derived;
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'derived' only grows: nothing in this file ever removes an entry
int by_base(int key) { return derived[key]++; }

int in_closure(int key) {
  static std::map<int, int> counts;
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'counts' only grows: nothing in 'in_closure' ever removes an entry
  const auto count = [](int k) { return counts[k]++; };
  return count(key);
}

class Other;
class Mutual {
  friend class Other;
  int count(int key) { return counts_[key]++; }
  std::map<int, int> counts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'counts_' only grows: nothing in 'Mutual' ever removes an entry
};
class Other {
  friend class Mutual;
  int count(Mutual &m, int key) { return m.count(key); }
};
