// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closed at the end of an arm, of a round, and in front of the next opening of a loop.
// RUN: %check_runtime %s
// LEDGER: descriptor: 6 of 8 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int closed_on_one_arm(int n) {
  int fd = open("/dev/null", O_RDONLY);
  if (fd < 0)
    return -1;
  if (n) {
    n = (int)lseek(fd, 0, SEEK_CUR);
    puts("open");
  } else {
    close(fd);
  }
  puts("end");
  return n;
}

static int round_by_round(const char *const *paths, int n) {
  int fd, i, good = 0;
  char c;
  for (i = 0; i < n; i++) {
    fd = open(paths[i], O_RDONLY);
    if (fd < 0)
      continue;
    if (read(fd, &c, 1) == 1)
      good++;
  }
  return good;
}

static int first_good(const char *const *paths, int n) {
  int fd = -1, i;
  char c;
  for (i = 0; i < n; i++) {
    if ((fd = open(paths[i], O_RDONLY)) < 0)
      continue;
    if (read(fd, &c, 1) == 1)
      break;
  }
  if (fd < 0)
    return -1;
  close(fd);
  return i;
}

int main(void) {
  const char *const paths[] = {"/dev/null", "/dev/null", "/dev/zero"};
  printf("%d\n", closed_on_one_arm(0));
  printf("%d\n", closed_on_one_arm(1));
  printf("%d\n", round_by_round(paths, 3));
  printf("%d\n", first_good(paths, 3));
  return 0;
}
