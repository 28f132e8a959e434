// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Cases that share a scope return what needs the client.
// RUN: %check_runtime %s
// LEDGER: stream: 3 of 4 never closed
#include <stdio.h>

static int run(int how) {
  FILE *f = fopen("/dev/zero", "r");
  if (!f)
    return -1;
  switch (how) {
  case 0:
    puts("one");
    return fgetc(f);
  case 1:
    return fgetc(f) + 1;
  case 2: return fgetc(f) + 2;
  default: break;
  }
  fclose(f);
  return 9;
}

int main(void) {
  for (int how = 0; how < 4; ++how)
    printf("%d\n", run(how));
  return 0;
}
