// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each case leaves in its own way.
// RUN: %check_runtime %s
// LEDGER: descriptor: 2 of 4 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int serve(int kind) {
  int answer = 0;
  int fd = open("/dev/null", O_RDWR);
  if (fd < 0)
    return -1;
  switch (kind) {
  case 0:
    answer = 10;
    break;
  case 1:
    return 11;
  case 2:
    close(fd);
    return 12;
  default:
    return -2;
  }
  close(fd);
  return answer;
}

int main(void) {
  printf("%d %d %d %d\n", serve(0), serve(1), serve(2), serve(3));
  return 0;
}
