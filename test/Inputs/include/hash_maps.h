// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Maps and sets of other libraries, as far as caches use them.

#ifndef MOCK_HASH_MAPS_H
#define MOCK_HASH_MAPS_H
#pragma GCC system_header

#include <cstddef>
#include <utility>

#define MOCK_COMMON(Key, Entry)                                                \
public:                                                                        \
  struct iterator {                                                            \
    Entry &operator*() const;                                                  \
    Entry *operator->() const;                                                 \
    iterator &operator++();                                                    \
    bool operator==(const iterator &) const;                                   \
    bool operator!=(const iterator &) const;                                   \
  };                                                                           \
  iterator begin();                                                            \
  iterator end();                                                              \
  iterator find(const Key &key);                                               \
  bool contains(const Key &key) const;                                         \
  std::size_t count(const Key &key) const;                                     \
  std::size_t size() const;                                                    \
  void erase(iterator it);                                                     \
  std::size_t erase(const Key &key);                                           \
  void clear();
#define MOCK_MAP(Name)                                                         \
  template <class Key, class T> class Name {                                   \
    using Pair = std::pair<const Key, T>;                                      \
    MOCK_COMMON(Key, Pair)                                                     \
    T &operator[](const Key &key);                                             \
    template <class... A> std::pair<iterator, bool> emplace(A &&...a);         \
  };
#define MOCK_SET(Name)                                                         \
  template <class Key> class Name {                                            \
    MOCK_COMMON(Key, const Key)                                                \
    std::pair<iterator, bool> insert(const Key &key);                          \
  };

namespace absl {
inline namespace lts {
MOCK_MAP(flat_hash_map)
MOCK_MAP(node_hash_map)
MOCK_SET(flat_hash_set)
MOCK_MAP(btree_map)
} // namespace lts
} // namespace absl
namespace boost {
MOCK_MAP(unordered_map)
MOCK_MAP(unordered_flat_map)
namespace container {
MOCK_MAP(flat_map)
}
} // namespace boost
namespace folly {
MOCK_MAP(F14FastMap)
MOCK_SET(F14FastSet)
} // namespace folly
namespace tsl {
MOCK_MAP(robin_map)
MOCK_SET(robin_set)
} // namespace tsl
namespace robin_hood {
namespace detail {
MOCK_MAP(Table)
}
template <class Key, class T> using unordered_map = detail::Table<Key, T>;
} // namespace robin_hood
namespace phmap {
MOCK_MAP(flat_hash_map)
MOCK_MAP(parallel_flat_hash_map)
} // namespace phmap
namespace ankerl {
namespace unordered_dense {
inline namespace v4 {
namespace detail {
MOCK_MAP(table)
}
template <class Key, class T> using map = detail::table<Key, T>;
} // namespace v4
} // namespace unordered_dense
} // namespace ankerl

template <class Key, class T> class QMap {
public:
  struct iterator {};
  iterator begin();
  bool contains(const Key &key) const;
  const T value(const Key &key) const;
  T &operator[](const Key &key);
  const T operator[](const Key &key) const;
  iterator insert(const Key &key, const T &value);
  iterator erase(iterator it);
  int remove(const Key &key);
  int size() const;
};
template <class Key, class T> class QHash : public QMap<Key, T> {};
template <class T> class QList {
public:
  struct iterator {};
  iterator begin();
  iterator erase(iterator it);
  QList &operator<<(const T &value);
  void append(const T &value);
  T takeFirst();
  int size() const;
};
template <class Key, class T> class QCache {
public:
  bool insert(const Key &key, T *object);
  T *object(const Key &key) const;
};

#endif
