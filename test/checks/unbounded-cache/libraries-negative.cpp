// RUN: %check_test %lasting %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <hash_maps.h>

static absl::flat_hash_map<int, int> silent_absl_erases;
int absl_index(int key) {
  silent_absl_erases.erase(key - 10);
  return ++silent_absl_erases[key];
}

static folly::F14FastMap<int, int> silent_folly_clears;
int folly_index(int key) {
  if (key == 0)
    silent_folly_clears.clear();
  return ++silent_folly_clears[key];
}

static QHash<int, int> silent_qt_removes;
int qt_index(int key) {
  silent_qt_removes.remove(key - 10);
  return ++silent_qt_removes[key];
}

static QList<int> silent_qt_takes_history;
int qt_take(int value) {
  silent_qt_takes_history.append(value);
  return silent_qt_takes_history.takeFirst();
}

static QMap<int, int> silent_qt_only_reads_cache;
int qt_read(int key) {
  const auto &all = silent_qt_only_reads_cache;
  return all[key];
}

static QCache<int, int> silent_bounded_by_itself_cache;
void qt_cache(int key) { silent_bounded_by_itself_cache.insert(key, new int(key)); }

struct QMetaObject;
static QHash<const QMetaObject *, int> silent_type_as_key_cache;
int qt_type_key(const QMetaObject *key) {
  return ++silent_type_as_key_cache[key];
}
