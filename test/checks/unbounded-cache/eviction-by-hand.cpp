// RUN: %check_test %lasting --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Caches for which the bound is only advice: an eviction before the insertion
// would pull the rug from under an iterator, or lose what an entry holds.

#include <map>
#include <set>
#include <string>
#include <utility>

int openSocket(const std::string &name);
extern "C" int close(int fd);

class HintOfTheInsertion {
  std::set<std::string> hosts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'hosts_' only grows: nothing in 'HintOfTheInsertion' ever removes an entry

public:
  void add(const std::string &host) {
    auto place = hosts_.lower_bound(host);
    if (place != hosts_.end() && *place == host)
      return;
    hosts_.insert(place, host);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: note: bound it: evict an entry before one is added; no edit: an entry is still in use while another one is added
  }
};

class DescriptorsThatTheDestructorCloses {
  std::map<std::string, int> sockets_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'sockets_' only grows: nothing in 'DescriptorsThatTheDestructorCloses' ever removes an entry

public:
  ~DescriptorsThatTheDestructorCloses() {
    for (auto &one : sockets_)
      close(one.second);
  }
  int get(const std::string &name) {
    auto it = sockets_.find(name);
    if (it != sockets_.end())
      return it->second;
    const int fd = openSocket(name);
    sockets_[name] = fd;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: note: bound it: evict an entry before one is added; no edit: what an entry holds has to be released when it goes
    return fd;
  }
};

class PointersThatTheDestructorDeletes {
  std::map<int, int *> sessions_;
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'sessions_' only grows: nothing in 'PointersThatTheDestructorDeletes' ever removes an entry

public:
  ~PointersThatTheDestructorDeletes() {
    for (auto it = sessions_.begin(); it != sessions_.end(); ++it)
      delete it->second;
  }
  int *get(int user) {
    auto it = sessions_.find(user);
    if (it != sessions_.end())
      return it->second;
    int *made = new int(user);
    sessions_.emplace(user, made);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: note: bound it: evict an entry before one is added; no edit: what an entry holds has to be released when it goes
    return made;
  }
};

class ReferencesThatCallersKeep {
  std::map<int, std::string> texts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'texts_' only grows: nothing in 'ReferencesThatCallersKeep' ever removes an entry

public:
  const std::string &get(int id) {
    auto it = texts_.find(id);
    if (it != texts_.end())
      return it->second;
    return texts_[id] = std::to_string(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: note: bound it: evict an entry before one is added; no edit: callers get references to its entries
  }
};

class AddressesThatCallersKeep {
  std::map<int, std::string> texts_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'texts_' only grows: nothing in 'AddressesThatCallersKeep' ever removes an entry

public:
  const std::string *get(int id) {
    auto it = texts_.find(id);
    if (it != texts_.end())
      return &it->second;
    texts_[id] = std::to_string(id);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: note: bound it: evict an entry before one is added; no edit: callers get references to its entries
    return nullptr;
  }
};

class ReferencesThatAreCounted {
  std::map<std::string, int> referenceCache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'referenceCache_' only grows: nothing in 'ReferencesThatAreCounted' ever removes an entry

public:
  void use(const std::string &name) {
    referenceCache_[name]++;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: note: bound it: evict an entry before one is added; no edit: its entries are counts, which would be lost
  }
  bool drop(const std::string &name) { return --referenceCache_[name] == 0; }
};

class BytesThatAreSummedUp {
  std::map<std::string, long> trafficCache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'trafficCache_' only grows: nothing in 'BytesThatAreSummedUp' ever removes an entry

public:
  void add(const std::string &host, long bytes) {
    trafficCache_[host] += bytes;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: note: bound it: evict an entry before one is added; no edit: its entries are counts, which would be lost
  }
};

class ALoopThatOnlyCounts {
public:
  int total() const {
    int sum = 0;
    for (const auto &one : sizes_)
      sum += one.second;
    return sum;
  }
  int get(const std::string &name) {
    auto it = sizes_.find(name);
    if (it != sizes_.end())
      return it->second;
    // CHECK-FIXES:     if (sizes_.size() >= 1000) sizes_.erase(sizes_.begin());
    // CHECK-FIXES-NEXT:     sizes_[name] = openSocket(name);
    sizes_[name] = openSocket(name);
    return 0;
  }

private:
  std::map<std::string, int> sizes_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'sizes_' only grows: nothing in 'ALoopThatOnlyCounts' ever removes an entry
};
