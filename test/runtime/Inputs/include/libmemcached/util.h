/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A memcached without network, behind a pool of three clients. */
#ifndef LIBMEMCACHED_UTIL_H
#define LIBMEMCACHED_UTIL_H
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct memcached_st memcached_st;
typedef struct memcached_pool_st memcached_pool_st;
typedef enum {
  MEMCACHED_SUCCESS,
  MEMCACHED_FAILURE,
  MEMCACHED_NOTFOUND = 16
} memcached_return_t;

memcached_pool_st *memcached_pool(const char *options, size_t length);
memcached_st *memcached_pool_destroy(memcached_pool_st *pool);
memcached_st *memcached_pool_fetch(memcached_pool_st *pool,
                                   struct timespec *relative,
                                   memcached_return_t *status);
memcached_return_t memcached_pool_release(memcached_pool_st *pool,
                                          memcached_st *client);
/* A key with "gone" is not there; one with "bad" fails. */
memcached_return_t memcached_exist(memcached_st *client, const char *key,
                                   size_t length);
memcached_return_t memcached_increment(memcached_st *client, const char *key,
                                       size_t length, uint32_t by,
                                       uint64_t *value);

#ifdef __cplusplus
}
#endif
#endif
