// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident drained-pool.c %s
// LEDGER: pooled memcached client: 2 of 5 never closed
int main(void) {
  const char *const ids[] = {"a", "gone", "bad", "also-gone", "b"};
  memcached_pool_st *pool = memcached_pool("--SERVER=a", 10);
  printf("%d\n", sessions_known(pool, ids, 5));
  memcached_pool_destroy(pool);
  return 0;
}
