// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Arrays of clients whose elements are reached by a variable, or a pointer.

#include <stdio.h>
#include <unistd.h>

struct conn {
  int used;
  FILE *file;
};

int closedByIndex(void) {
  int fds[2];
  if (pipe(fds) != 0)
    return -1;
  for (int i = 0; i < 2; ++i)
    close(fds[i]);
  return 0;
}

int closedDownwards(void) {
  int fds[2];
  if (pipe(fds) != 0)
    return -1;
  for (int i = 1; i >= 0; --i)
    close(fds[i]);
  return 0;
}

int closedByCopy(void) {
  int fds[2];
  if (pipe(fds) != 0)
    return -1;
  for (int i = 0; i < 2; ++i) {
    int fd = fds[i];
    close(fd);
  }
  return 0;
}

int closedIfOpen(void) {
  struct conn c[2] = {{0, NULL}, {0, NULL}};
  c[0].file = fopen("a", "r");
  c[1].file = fopen("b", "r");
  for (int i = 0; i < 2; ++i)
    if (c[i].file)
      fclose(c[i].file);
  return 0;
}

int closedIfUsed(void) {
  struct conn c[2] = {{0, NULL}, {0, NULL}};
  c[0].file = fopen("a", "r");
  if (!c[0].file)
    return -1;
  c[0].used = 1;
  for (int i = 0; i < 2; ++i)
    if (c[i].used)
      fclose(c[i].file);
  return 0;
}

static void drop(struct conn *c) {
  if (c->file)
    fclose(c->file);
}

int closedByHelper(void) {
  struct conn c[2] = {{0, NULL}, {0, NULL}};
  c[0].file = fopen("a", "r");
  for (int i = 0; i < 2; ++i)
    drop(&c[i]);
  return 0;
}

int closedByPointer(void) {
  int fds[2], *p;
  if (pipe(fds) != 0)
    return -1;
  for (p = fds; p < fds + 2; ++p)
    close(*p);
  return 0;
}

int closedAtAnIndex(void) {
  int fds[2];
  if (pipe(fds) != 0)
    return -1;
  const int writing = 1;
  close(fds[0]);
  close(fds[writing]);
  return 0;
}

static void closeBoth(FILE **last) {
  fclose(last[0]);
  fclose(*(last - 1));
}

int closedFromItsNeighbour(const char *first, const char *second) {
  FILE *both[2];
  both[0] = fopen(first, "r");
  if (!both[0])
    return -1;
  both[1] = fopen(second, "r");
  if (!both[1]) {
    fclose(both[0]);
    return -1;
  }
  closeBoth(&both[1]);
  return 0;
}
