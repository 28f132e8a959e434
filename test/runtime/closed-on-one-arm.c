// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closed on one arm, so that no close may stand behind the join.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int send_all(const char *text, size_t size) {
  int fd = open("/dev/null", O_WRONLY);
  if (fd < 0)
    return -1;
  if (size > 4) {
    close(fd);
    puts("long");
  } else {
    size = (size_t)write(fd, text, size);
    puts("short");
  }
  return (int)size;
}

int main(void) {
  printf("%d\n", send_all("abc", 3));
  printf("%d\n", send_all("abcdef", 6));
  return 0;
}
