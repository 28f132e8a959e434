// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A file, or a standard stream instead, which stays open.
// RUN: %check_runtime %s
// LEDGER: stream: 4 of 4 never closed
// LEDGER: descriptor: 1 of 1 never closed
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int written(const char *path) {
  FILE *to;
  int n;
  if (path) {
    if (!(to = fopen(path, "w")))
      exit(1);
  } else {
    to = stdout;
  }
  n = fprintf(to, "one line\n");
  return n;
}

static int last(const char **paths, int count) {
  FILE *to = NULL;
  for (int i = 0; i < count; ++i) {
    if (paths[i][0] != '-') {
      to = fopen(paths[i], "w");
      if (!to)
        exit(1);
    } else {
      to = stdout;
    }
  }
  return to ? fprintf(to, "last\n") : 0;
}

static long asked(const char *path) {
  int fd = STDIN_FILENO;
  if (path && (fd = open(path, O_RDONLY)) < 0)
    return -1;
  return isatty(fd) > 1 ? 2 : 3;
}

int main(void) {
  const char *paths[] = {"/dev/null", "-", "/dev/null"};
  printf("%d\n", written("/dev/null"));
  printf("%d\n", written(NULL));
  printf("%d\n", last(paths, 3));
  printf("%d\n", last(paths, 2));
  printf("%ld\n", asked("/dev/null"));
  printf("%ld\n", asked(NULL));
  return 0;
}
