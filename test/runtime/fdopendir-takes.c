// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// fdopendir takes the descriptor of a folder, and refuses that of a file.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int entries(const char *path) {
  DIR *d;
  int count = 0;
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  d = fdopendir(fd);
  if (!d)
    return -2;
  while (readdir(d) != NULL)
    ++count;
  closedir(d);
  return count > 0;
}

int main(void) {
  printf("%d %d %d\n", entries("/"), entries("/dev/null"), entries("/nonexistent"));
  return 0;
}
