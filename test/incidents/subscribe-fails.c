// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_runtime --incident subscribe-fails.c %s
// LEDGER: hiredis connection: 2 of 4 never closed
#include <stdio.h>

int main(void) {
  struct listener l = {NULL, NULL, 0};
  const char *hosts[] = {"nowhere", "refused", "a", "a", "a"};
  const char *channels[] = {"x", "x", "LOST", "BAD", "x"};
  for (int i = 0; i < 5; ++i)
    printf("%d\n", listener_start(&l, hosts[i], channels[i]));
  listener_stop(&l);
  printf("%d\n", l.failures);
  return 0;
}
