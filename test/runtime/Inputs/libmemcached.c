/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <libmemcached/util.h>

#include "ledger.h"

#include <string.h>

static const char pool_kind[] = "memcached pool",
                  pooled_kind[] = "pooled memcached client";

struct memcached_st {
  int lent;
};
struct memcached_pool_st {
  memcached_st clients[3];
};

memcached_pool_st *memcached_pool(const char *options, size_t length) {
  return length == strlen(options) ? (memcached_pool_st *)ledger_new(
                                         pool_kind, sizeof(memcached_pool_st))
                                   : NULL;
}
memcached_st *memcached_pool_destroy(memcached_pool_st *pool) {
  ledger_delete(pool_kind, pool);
  return NULL;
}
memcached_st *memcached_pool_fetch(memcached_pool_st *pool,
                                   struct timespec *relative,
                                   memcached_return_t *status) {
  (void)relative;
  ledger_use(pool_kind, pool);
  for (int i = 0; i < 3; ++i)
    if (!pool->clients[i].lent) {
      pool->clients[i].lent = 1;
      ledger_open(pooled_kind, &pool->clients[i]);
      return &pool->clients[i];
    }
  *status = MEMCACHED_FAILURE;
  return NULL;
}
memcached_return_t memcached_pool_release(memcached_pool_st *pool,
                                          memcached_st *client) {
  ledger_use(pool_kind, pool);
  if (!ledger_close(pooled_kind, client))
    return MEMCACHED_FAILURE;
  client->lent = 0;
  return MEMCACHED_SUCCESS;
}
memcached_return_t memcached_exist(memcached_st *client, const char *key,
                                   size_t length) {
  if (!ledger_use(pooled_kind, client) || length != strlen(key) ||
      strstr(key, "bad"))
    return MEMCACHED_FAILURE;
  return strstr(key, "gone") ? MEMCACHED_NOTFOUND : MEMCACHED_SUCCESS;
}
memcached_return_t memcached_increment(memcached_st *client, const char *key,
                                       size_t length, uint32_t by,
                                       uint64_t *value) {
  *value += by;
  return memcached_exist(client, key, length);
}
