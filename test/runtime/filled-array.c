// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arrays that a loop fills: each exit closes what the rounds before it opened.
// RUN: %check_runtime %s
// LEDGER: descriptor: 16 of 22 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* The last of count fails. */
static int next_fails(const char *path, int count) {
  int fds[8];
  for (int i = 0; i < count; ++i) {
    fds[i] = open(i + 1 == count ? "/nonexistent" : path, O_RDONLY);
    if (fds[i] < 0)
      return -1;
  }
  for (int i = 0; i < count; ++i)
    close(fds[i]);
  return 0;
}

static int left = 3;

static int is_bad(int fd) {
  return fd < 0 || left-- == 0;
}

/* The file that is opened last is open, too. */
static int next_is_no_good(const char *path, int count) {
  int fds[8], i;
  for (i = 0; i < count; i++) {
    fds[i] = open(path, O_RDONLY);
    if (fds[i] < 0)
      return -1;
    if (is_bad(fds[i]))
      return i;
  }
  for (i = 0; i < count; i++)
    close(fds[i]);
  return 0;
}

/* Where one could not be opened, the others are used all the same. */
static int some_are_missing(const char *one, const char *other, int stop) {
  int fds[6];
  for (int i = 0; i < 6; ++i)
    fds[i] = open(i % 2 ? one : other, O_RDONLY);
  if (stop)
    return 5;
  for (int i = 0; i < 6; ++i)
    if (fds[i] >= 0)
      close(fds[i]);
  return 0;
}

static int counted(const char *path, int stop) {
  int fds[3];
  unsigned n = 0;
  while (n < 3) {
    fds[n] = open(path, O_RDONLY);
    if (fds[n] < 0)
      return -1;
    ++n;
  }
  if (stop)
    return 6;
  for (int k = 0; k < 3; ++k)
    close(fds[k]);
  return 0;
}

int main(void) {
  printf("%d\n", next_fails("/dev/null", 7));
  printf("%d\n", next_fails("/dev/null", 1));
  printf("%d\n", next_is_no_good("/dev/null", 6));
  printf("%d\n", some_are_missing("/dev/null", "/nonexistent", 1));
  printf("%d\n", some_are_missing("/dev/null", "/nonexistent", 0));
  printf("%d\n", counted("/dev/null", 1));
  printf("%d\n", counted("/dev/null", 0));
  return 0;
}
