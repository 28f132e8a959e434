// RUN: %check_test %lasting %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <glib.h>
#include <khash.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

static GHashTable *silent_removed_cache;
void glib(char *key) {
  g_hash_table_insert(silent_removed_cache, key, key);
}
void forget(const char *key) { g_hash_table_remove(silent_removed_cache, key); }

static GHashTable *silent_walked_cache;
void glib_walk(char *key) {
  GHashTableIter iter;
  gpointer value;
  g_hash_table_insert(silent_walked_cache, key, key);
  g_hash_table_iter_init(&iter, silent_walked_cache);
  while (g_hash_table_iter_next(&iter, NULL, &value))
    if (value == key)
      g_hash_table_iter_remove(&iter);
}

static GHashTable *silent_bounded_cache;
void glib_bounded(char *key) {
  if (g_hash_table_size(silent_bounded_cache) < 100)
    g_hash_table_insert(silent_bounded_cache, key, key);
}

GHashTable *register_cache(GHashTable *table);
static GHashTable *silent_passed_on_cache;
void glib_passed(char *key) {
  g_hash_table_insert(register_cache(silent_passed_on_cache), key, key);
  g_hash_table_insert(silent_passed_on_cache, key, key);
}

struct user {
  int id;
  UT_hash_handle hh;
};
static struct user *silent_deleted_users;
void uthash(int id) {
  struct user *user;
  HASH_FIND_INT(silent_deleted_users, &id, user);
  if (user) {
    HASH_DEL(silent_deleted_users, user);
    free(user);
    return;
  }
  user = calloc(1, sizeof *user);
  HASH_ADD_INT(silent_deleted_users, id, user);
}

static struct user *silent_counted_users;
void uthash_counted(int id) {
  struct user *user;
  HASH_FIND_INT(silent_counted_users, &id, user);
  if (user || HASH_COUNT(silent_counted_users) > 100)
    return;
  user = calloc(1, sizeof *user);
  HASH_ADD_INT(silent_counted_users, id, user);
}

KHASH_MAP_INIT_INT(counts, int)
static khash_t(counts) * silent_deleted_counts;
void khash(unsigned key) {
  int added;
  khint_t at = kh_get(counts, silent_deleted_counts, key);
  if (at != kh_end(silent_deleted_counts))
    kh_del(counts, silent_deleted_counts, at);
  kh_put(counts, silent_deleted_counts, key, &added);
}

struct entry {
  int key;
};
static struct entry *silent_counted_down;
static size_t n_down;
void array(int key) {
  for (size_t i = 0; i < n_down; i++)
    if (silent_counted_down[i].key == key)
      return;
  silent_counted_down =
      realloc(silent_counted_down, (n_down + 1) * sizeof *silent_counted_down);
  silent_counted_down[n_down++].key = key;
}
void pop(void) { n_down--; }

static struct entry *silent_limited;
static size_t n_limited;
void limited(int key) {
  for (size_t i = 0; i < n_limited; i++)
    if (silent_limited[i].key == key)
      return;
  if (n_limited >= 64)
    return;
  silent_limited =
      realloc(silent_limited, (n_limited + 1) * sizeof *silent_limited);
  silent_limited[n_limited++].key = key;
}

static char *silent_buffer_cache;
void buffer(size_t n) { silent_buffer_cache = realloc(silent_buffer_cache, n); }

struct configured {
  int id;
};
static struct configured *configured;
static size_t n_configured;

int array_that_a_configuration_enlarges(int id) {
  for (size_t i = 0; i < n_configured; i++)
    if (configured[i].id == id)
      return -1;
  struct configured *more =
      realloc(configured, (n_configured + 1) * sizeof *configured);
  if (!more)
    return -1;
  configured = more;
  configured[n_configured++].id = id;
  return 0;
}
