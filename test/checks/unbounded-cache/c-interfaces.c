// RUN: %check_test --fix-notes %endless %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// GLib, uthash, khash, and arrays that realloc enlarges.

#include <glib.h>
#include <khash.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

char *load(const char *key);

static GHashTable *names;
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'names' only grows: nothing in this file ever removes an entry
const char *glib(const char *key) {
  if (!names)
    names = g_hash_table_new(g_str_hash, g_str_equal);
  if (g_hash_table_lookup(names, key))
    return g_hash_table_lookup(names, key);
  // CHECK-FIXES:   if (g_hash_table_size (names) >= 1000) g_hash_table_remove_all (names);
  // CHECK-FIXES-NEXT:   g_hash_table_insert(names, g_strdup(key), load(key));
  g_hash_table_insert(names, g_strdup(key), load(key));
  return g_hash_table_lookup(names, key);
}

static GPtrArray *history;
// CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'history' only grows: nothing in this file ever removes an entry
// CHECK-FIXES: void glib_array(char *line) { if (history->len >= 1000) g_ptr_array_remove_index (history, 0); g_ptr_array_add(history, line); }
void glib_array(char *line) { g_ptr_array_add(history, line); }

struct server {
  GHashTable *sessions;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'sessions' only grows: nothing in this file ever removes an entry
};
static struct server server;
void in_structure(char *key) {
  // CHECK-FIXES:   if (g_hash_table_size (server.sessions) >= 1000) g_hash_table_remove_all (server.sessions);
  g_hash_table_insert(server.sessions, key, load(key));
}

struct user {
  int id;
  int visits;
  UT_hash_handle hh;
};
static struct user *users;
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'users' only grows: nothing in this file ever removes an entry
int uthash(int id) {
  struct user *user;
  HASH_FIND_INT(users, &id, user);
  if (!user) {
    user = calloc(1, sizeof *user);
    if (!user)
      return 0;
    user->id = id;
    // CHECK-FIXES:     if (HASH_COUNT(users) >= 1000) { void *oldest = users; HASH_DEL(users, users); free(oldest); }
    // CHECK-FIXES-NEXT:     HASH_ADD_INT(users, id, user);
    HASH_ADD_INT(users, id, user);
  }
  return ++user->visits;
}

KHASH_MAP_INIT_INT(counts, int)
static khash_t(counts) * counts;
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'counts' only grows: nothing in this file ever removes an entry
int khash(unsigned key) {
  khint_t at = kh_get(counts, counts, key);
  if (at == kh_end(counts)) {
    int added;
    // CHECK-FIXES:     if (kh_size(counts) >= 1000) kh_clear(counts, counts);
    // CHECK-FIXES-NEXT:     at = kh_put(counts, counts, key, &added);
    at = kh_put(counts, counts, key, &added);
  }
  return kh_value(counts, at);
}

static struct user *kept;
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'kept' only grows: nothing in this file ever removes an entry
struct user *uthash_gives_entries_away(int id) {
  struct user *user;
  HASH_FIND_INT(kept, &id, user);
  if (!user) {
    user = calloc(1, sizeof *user);
    if (!user)
      return NULL;
    user->id = id;
    // CHECK-FIXES-NOT: HASH_COUNT(kept)
    HASH_ADD_INT(kept, id, user);
  }
  return user;
}

struct entry {
  int key;
  int value;
};
static struct entry *known_entries;
// CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'known_entries' only grows: nothing in this file ever removes an entry
static size_t n_entries;
int array(int key) {
  for (size_t i = 0; i < n_entries; i++)
    if (known_entries[i].key == key)
      return known_entries[i].value;
  // CHECK-FIXES:   if (n_entries >= 1000) memmove(known_entries, known_entries + 1, --n_entries * sizeof *known_entries);
  // CHECK-FIXES-NEXT:   struct entry *more = realloc(known_entries, (n_entries + 1) * sizeof *known_entries);
  struct entry *more = realloc(known_entries, (n_entries + 1) * sizeof *known_entries);
  if (!more)
    return -1;
  known_entries = more;
  known_entries[n_entries].key = key;
  known_entries[n_entries].value = key * 2;
  return known_entries[n_entries++].value;
}
