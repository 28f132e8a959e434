// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Opened in one of several rounds.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int first_of(const char *const paths[], int n, int deny) {
  int fd = -1;
  for (int i = 0; i < n && fd < 0; ++i)
    fd = open(paths[i], O_RDONLY);
  if (fd < 0)
    return -1;
  if (deny)
    return -2;
  close(fd);
  return 0;
}

int main(void) {
  const char *const paths[] = {"/nonexistent", "/dev/null"};
  printf("%d %d %d\n", first_of(paths, 2, 0), first_of(paths, 2, 1), first_of(paths, 1, 0));
  return 0;
}
