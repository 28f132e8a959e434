// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A copy of a descriptor is a descriptor of its own; so is that of a temporary file.
// RUN: %check_runtime %s
// LEDGER: descriptor: 3 of 4 never closed
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int twice(char *template, int deny) {
  int copy;
  int fd = mkstemp(template);
  if (fd == -1)
    return -1;
  copy = dup(fd);
  if (copy == -1) {
    close(fd);
    return -2;
  }
  if (deny)
    return -3;
  if (write(copy, "x", 1) != 1)
    perror("write");
  close(copy);
  return 0;
}

int main(void) {
  char a[] = "a-XXXXXX", b[] = "b-XXXXXX", c[] = "c";
  int first = twice(a, 0), second = twice(b, 1), third = twice(c, 0);
  printf("%d %d %d\n", first, second, third);
  return 0;
}
