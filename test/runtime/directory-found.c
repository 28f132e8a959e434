// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A search that returns from inside its loop.
// RUN: %check_runtime %s
// LEDGER: directory: 1 of 2 never closed
#include <dirent.h>
#include <stdio.h>
#include <string.h>

static int has(const char *path, const char *name) {
  struct dirent *e;
  DIR *d = opendir(path);
  if (d == NULL)
    return -1;
  while ((e = readdir(d)) != NULL)
    if (strcmp(e->d_name, name) == 0)
      return 1;
  closedir(d);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", has("/dev", "null"), has("/dev", "no-such-name"), has("/nonexistent", "x"));
  return 0;
}
