// RUN: %check_test %endless %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Nothing says that an object of these classes lives longer than one look, one
// page, one search.

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <vector>

std::string load(int key);

#define LOOK_UP(map)                                                           \
  auto it = map.find(key);                                                     \
  if (it == map.end())                                                         \
    it = map.emplace(key, load(key)).first;                                    \
  return it->second

class SilentNothingSaysSo {
public:
  std::string get(int key) { LOOK_UP(names_cache_); }

private:
  std::map<int, std::string> names_cache_;
};

// A count of references says how it ends, not that it does not.
class SilentCountedReferences {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::atomic<int> references_{1};
  std::map<int, std::string> names_;
};

// The word is part of another one.
class SilentObserver {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
};
class silent_observer {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
};
class SilentServerRequest {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
};

class SilentOverflow {
public:
  std::string get(int key) { LOOK_UP(overflow_); }

private:
  std::map<int, std::string> overflow_;
};

// A universal base has a lock for all that is derived from it.
class Object {
public:
  void lock() { mutex_.lock(); }

private:
  std::mutex mutex_;
};
class SilentLockOfABase : public Object {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
};

// A part of what nothing is known of.
class SilentPart {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
};
class Page {
  std::vector<SilentPart> parts_;
};

// Elements come and go, whoever has the container.
class SilentElement {
public:
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
};
class PageServer {
  std::map<int, SilentElement> elements_;
};
std::vector<SilentElement> all_elements;

// Somebody else's.
class SilentBorrowsALock {
public:
  explicit SilentBorrowsALock(std::mutex &lock) : lock_(lock) {}
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::mutex &lock_;
  std::map<int, std::string> names_;
};

// Whoever wants to hear of something, for as long as that may be.
class Listener {
public:
  virtual ~Listener() = default;
};
class SilentTransaction : public Listener {
public:
  void changed(const std::string &name) { pending_.push_back(name); }

private:
  std::vector<std::string> pending_;
};

// Makes objects, and is none.
class SilentMaker {
public:
  static SilentMaker *make(int key);
  static SilentMaker copy();
  std::string get(int key) { LOOK_UP(names_); }

private:
  std::map<int, std::string> names_;
};

// A local variable lives as long as its function, which may be a while.
std::string look(int key) {
  SilentNothingSaysSo names;
  while (names.get(key) == "")
    ++key;
  return names.get(key);
}
