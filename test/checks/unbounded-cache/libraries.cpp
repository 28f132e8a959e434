// RUN: %check_test --fix-notes %endless %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Containers of other libraries.

#include <hash_maps.h>

int load(int key);

static absl::flat_hash_map<int, int> absl_flat;
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'absl_flat' only grows: nothing in this file ever removes an entry
int absl_find(int key) {
  auto it = absl_flat.find(key);
  if (it != absl_flat.end())
    return it->second;
  // CHECK-FIXES:   if (absl_flat.size() >= 1000) absl_flat.erase(absl_flat.begin());
  // CHECK-FIXES-NEXT:   absl_flat.emplace(key, load(key));
  absl_flat.emplace(key, load(key));
  return 0;
}

static absl::node_hash_map<int, int> absl_node;
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'absl_node' only grows: nothing in this file ever removes an entry
int absl_index(int key) { return absl_node[key]++; }

static absl::btree_map<int, int> absl_tree;
// CHECK-MESSAGES: :[[@LINE-1]]:34: warning: 'absl_tree' only grows: nothing in this file ever removes an entry
int absl_tree_index(int key) { return absl_tree[key]++; }

static absl::flat_hash_set<int> seen_by_absl;
// CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'seen_by_absl' only grows: nothing in this file ever removes an entry
void absl_insert(int key) { seen_by_absl.insert(key); }

static boost::unordered_map<int, int> boost_map;
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'boost_map' only grows: nothing in this file ever removes an entry
int boost_index(int key) { return boost_map[key]++; }

static boost::unordered_flat_map<int, int> boost_flat;
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'boost_flat' only grows: nothing in this file ever removes an entry
int boost_flat_index(int key) { return boost_flat[key]++; }

static boost::container::flat_map<int, int> boost_container;
// CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'boost_container' only grows: nothing in this file ever removes an entry
int boost_container_index(int key) { return boost_container[key]++; }

static folly::F14FastMap<int, int> folly_map;
// CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'folly_map' only grows: nothing in this file ever removes an entry
int folly_index(int key) { return folly_map[key]++; }

static folly::F14FastSet<int> seen_by_folly;
// CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'seen_by_folly' only grows: nothing in this file ever removes an entry
void folly_insert(int key) { seen_by_folly.insert(key); }

static tsl::robin_map<int, int> tsl_map;
// CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'tsl_map' only grows: nothing in this file ever removes an entry
int tsl_index(int key) { return tsl_map[key]++; }

static robin_hood::unordered_map<int, int> robin_hood_map;
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'robin_hood_map' only grows: nothing in this file ever removes an entry
int robin_hood_index(int key) { return robin_hood_map[key]++; }

static phmap::flat_hash_map<int, int> phmap_map;
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'phmap_map' only grows: nothing in this file ever removes an entry
int phmap_index(int key) { return phmap_map[key]++; }

static phmap::parallel_flat_hash_map<int, int> phmap_parallel;
// CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'phmap_parallel' only grows: nothing in this file ever removes an entry
int phmap_parallel_index(int key) { return phmap_parallel[key]++; }

static ankerl::unordered_dense::map<int, int> ankerl_map;
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'ankerl_map' only grows: nothing in this file ever removes an entry
int ankerl_index(int key) { return ankerl_map[key]++; }

static QHash<int, int> qt_hash;
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'qt_hash' only grows: nothing in this file ever removes an entry
int qt_value(int key) {
  if (qt_hash.contains(key))
    return qt_hash.value(key);
  // CHECK-FIXES:   if (qt_hash.size() >= 1000) qt_hash.erase(qt_hash.begin());
  // CHECK-FIXES-NEXT:   qt_hash.insert(key, load(key));
  qt_hash.insert(key, load(key));
  return 0;
}

static QMap<int, int> qt_map;
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'qt_map' only grows: nothing in this file ever removes an entry
int qt_index(int key) { return qt_map[key]++; }

static QList<int> qt_history;
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'qt_history' only grows: nothing in this file ever removes an entry
void qt_append(int value) { qt_history << value; }
