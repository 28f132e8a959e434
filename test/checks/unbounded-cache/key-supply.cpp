// RUN: %check_test %long-lived %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Names say that the world has no end of the keys.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

std::string load(const std::string &what);
std::string loadNumber(int number);

// The key's own name.
class ByParameter {
public:
  std::string get(const std::string &hostname) {
    auto it = entries_.find(hostname);
    if (it == entries_.end())
      it = entries_.emplace(hostname, load(hostname)).first;
    return it->second;
  }

private:
  std::map<std::string, std::string> entries_;
  // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'entries_' only grows: nothing in 'ByParameter' ever removes an entry
};

struct Packet {
  std::string sourceAddress() const;
  int length;
};

// What the key is made of, also by way of a variable.
class ByMethod {
public:
  int count(const Packet &p) {
    const std::string key = p.sourceAddress() + "/";
    auto it = entries_.find(key);
    if (it == entries_.end())
      it = entries_.insert(std::make_pair(key, p.length)).first;
    return it->second;
  }

private:
  std::map<std::string, int> entries_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'entries_' only grows: nothing in 'ByMethod' ever removes an entry
};

// The type of the key, and of the entry.
struct PeerName {
  std::string text;
  bool operator<(const PeerName &other) const { return text < other.text; }
};
class ByKey {
public:
  std::string get(const PeerName &name) {
    auto it = entries_.find(name);
    if (it == entries_.end())
      it = entries_.insert({name, load(name.text)}).first;
    return it->second;
  }

private:
  std::map<PeerName, std::string> entries_;
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'entries_' only grows: nothing in 'ByKey' ever removes an entry
};

struct UserProfile {
  std::string text;
};
class ByEntry {
public:
  std::shared_ptr<UserProfile> get(int number) {
    auto it = entries_.find(number);
    if (it == entries_.end())
      it = entries_.emplace(number, std::make_shared<UserProfile>()).first;
    return it->second;
  }

private:
  std::unordered_map<int, std::shared_ptr<UserProfile>> entries_;
  // CHECK-MESSAGES: :[[@LINE-1]]:57: warning: 'entries_' only grows: nothing in 'ByEntry' ever removes an entry
};

// The container's name, in the plural.
class ByContainer {
public:
  std::string get(int number) {
    auto it = replies_.find(number);
    if (it == replies_.end())
      it = replies_.emplace(number, loadNumber(number)).first;
    return it->second;
  }

private:
  std::map<int, std::string> replies_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'replies_' only grows: nothing in 'ByContainer' ever removes an entry
};

// A number that is counted up.
class ByCounter {
public:
  bool add(const std::string &text) {
    for (const auto &one : entries_)
      if (one.second == text)
        return false;
    return entries_.emplace(next_++, text).second && entries_.count(next_ - 1);
  }

private:
  int next_ = 0;
  std::map<int, std::string> entries_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'entries_' only grows: nothing in 'ByCounter' ever removes an entry
};

// What the keys are counts for more than what is kept.
struct Icon {
  std::string pixels;
};
class KeyBeforeEntry {
public:
  Icon get(const std::string &url) {
    auto it = icons_.find(url);
    if (it == icons_.end())
      it = icons_.emplace(url, Icon{load(url)}).first;
    return it->second;
  }

private:
  std::map<std::string, Icon> icons_;
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'icons_' only grows: nothing in 'KeyBeforeEntry' ever removes an entry
};

// It is called a cache, and nothing says that there are only so many keys.
class NamedCache {
public:
  std::string get(int number) {
    auto it = cache_.find(number);
    if (it == cache_.end())
      it = cache_.emplace(number, loadNumber(number)).first;
    return it->second;
  }

private:
  std::map<int, std::string> cache_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'cache_' only grows: nothing in 'NamedCache' ever removes an entry
};

// Its class is.
class PageCacheImpl {
public:
  std::string get(int number) {
    auto it = pages_.find(number);
    if (it == pages_.end())
      it = pages_.emplace(number, loadNumber(number)).first;
    return it->second;
  }

private:
  std::map<int, std::string> pages_;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'pages_' only grows: nothing in 'PageCacheImpl' ever removes an entry
};

// Entries that end say enough.
struct Setting {
  std::string value;
  long expires_at = 0;
};
class EntriesEnd {
public:
  std::string get(const std::string &setting) {
    auto it = settings_.find(setting);
    if (it == settings_.end())
      it = settings_.emplace(setting, Setting{load(setting), 10}).first;
    return it->second.value;
  }

private:
  std::map<std::string, Setting> settings_;
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: entries of 'settings_' expire but nothing in 'EntriesEnd' ever removes them
};

// There is no end to a list of what was done, however few sorts there are.
class History {
public:
  void run(const std::string &command) { history_.push_back(command); }
  std::string last() const { return history_.back(); }

private:
  std::vector<std::string> history_;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'history_' only grows: nothing in 'History' ever removes an entry
};
