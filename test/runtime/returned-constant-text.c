// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is returned is a pointer to const that has nothing to do with the client.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static const char *name_of(int n) { return n > 0 ? "some" : "none"; }

static const char *ask(const char *path, int deny) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return NULL;
  if (deny)
    return name_of(fd);
  close(fd);
  return "closed";
}

int main(void) {
  printf("%s %s\n", ask("/dev/null", 0), ask("/dev/null", 1));
  printf("%d\n", ask("/nonexistent", 0) == NULL);
  return 0;
}
