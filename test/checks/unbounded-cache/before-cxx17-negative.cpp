// RUN: %check_test %lasting %s -- -std=c++14
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Before C++17, what a function gives to a variable is a copy that is left out.

namespace std {
template <class A, class B> struct pair {
  pair(const A &a, const B &b);
  pair(pair &&other);
  pair(const pair &other);
  ~pair();
  A first;
  B second;
};
template <class K, class V> class map {
public:
  struct iterator {
    iterator(const iterator &other);
    ~iterator();
    pair<const K, V> *operator->() const;
    bool operator==(const iterator &other) const;
  };
  map();
  ~map();
  pair<iterator, bool> insert(const pair<const K, V> &entry);
  iterator find(const K &key);
  iterator end();
};
} // namespace std

struct Name {
  Name(const Name &other);
  Name &operator=(const Name &other);
  ~Name();
};

class SilentRegistryThatOverwrites {
public:
  void add(const Name &name, const Name &value) {
    std::pair<const Name, Name> item(name, value);
    auto ret = columns_.insert(item);
    if (!ret.second)
      ret.first->second = value;
  }
  bool has(const Name &name) {
    return !(columns_.find(name) == columns_.end());
  }

private:
  std::map<Name, Name> columns_;
};
