// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each failed attempt leaves its connection behind.
// REQUIRES: llvm-at-least-19
// RUN: %check_runtime %s
// LEDGER: hiredis connection: 3 of 4 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static int attempts(const char *hosts[], int n) {
  int i = 0;
  do {
    redisContext *c = redisConnect(hosts[i], 6379);
    if (c && !c->err) {
      redisFree(c);
      return i;
    }
  } while (++i < n);
  return -1;
}

int main(void) {
  const char *hosts[] = {"refused", "nowhere", "refused", "refused", "a"};
  printf("%d\n", attempts(hosts, 5));
  return 0;
}
