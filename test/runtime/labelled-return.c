// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A label in front of a return, and a case with its return.
// RUN: %check_runtime %s
// LEDGER: descriptor: 2 of 5 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int run(int how) {
  int result = 0;
  int fd = open("/dev/null", O_RDWR);
  if (fd < 0)
    goto failed;
  switch (how) {
  case 0: return 20;
  case 1:
    result = 21;
    goto failed;
  case 2: {
    close(fd);
    return 22;
  }
  default: break;
  }
  close(fd);
  return 0;
failed: return result - 1;
}

int main(void) {
  for (int how = 0; how < 5; ++how)
    printf("%d\n", run(how));
  return 0;
}
