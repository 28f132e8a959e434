// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Counts the visits of a session in memcached, through a pool of clients.
#include <libmemcached/util.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct visits {
  uint64_t count;
  int failures;
};

/// 0: counted; 1: no such session; below 0: trouble.
int session_visit(memcached_pool_st *pool, const char *id, struct visits *v) {
  memcached_return_t status = MEMCACHED_SUCCESS;
  char key[40];
  size_t length;
  memcached_st *client = memcached_pool_fetch(pool, NULL, &status);
  if (client == NULL)
    return -1;
  snprintf(key, sizeof key, "session:%s", id);
  length = strlen(key);
  status = memcached_exist(client, key, length);
  if (status == MEMCACHED_NOTFOUND)
    return 1;
  if (status != MEMCACHED_SUCCESS) {
    ++v->failures;
    memcached_pool_release(pool, client);
    return -2;
  }
  status = memcached_increment(client, key, length, 1, &v->count);
  if (status != MEMCACHED_SUCCESS)
    ++v->failures;
  memcached_pool_release(pool, client);
  return status == MEMCACHED_SUCCESS ? 0 : -3;
}

int sessions_known(memcached_pool_st *pool, const char *const ids[], int count) {
  struct visits v = {0, 0};
  int known = 0;
  for (int i = 0; i < count; ++i)
    known += session_visit(pool, ids[i], &v) == 0;
  return known;
}
