// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Returned on success, leaked on failure.
// RUN: %check_runtime %s
// LEDGER: hiredis connection: 2 of 3 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static redisContext *connect_to(const char *host, int port) {
  redisContext *c = redisConnect(host, port);
  if (!c || c->err)
    return NULL;
  if (port > 65535)
    return NULL;
  return c;
}

int main(void) {
  redisContext *good = connect_to("a", 1), *bad = connect_to("refused", 1), *wrong = connect_to("a", 70000);
  printf("%d %d %d\n", good != NULL, bad != NULL, wrong != NULL);
  if (good)
    redisFree(good);
  return 0;
}
