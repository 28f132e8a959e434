// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The compiler's own guard, as a project may prefer it.
// RUN: %check_runtime --config "{CheckOptions: [{key: closecall-unclosed-client.Guard, value: 'cleanup-attribute'}]}" %s
// LEDGER: hiredis connection: 2 of 3 never closed
#include <hiredis/hiredis.h>
#include <stdio.h>

static int ping(const char *host, int port) {
  redisContext *c = redisConnect(host, port);
  if (c == NULL)
    return -1;
  if (c->err)
    return -2;
  if (port == 7000)
    return -3;
  redisFree(c);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", ping("refused", 1), ping("a", 6379), ping("b", 7000));
  return 0;
}
