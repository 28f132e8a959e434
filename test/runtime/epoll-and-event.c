// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Descriptors of other makes.
// RUN: %check_runtime %s
// LEDGER: descriptor: 3 of 4 never closed
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int watch(int events, int *fds) {
  int e;
  int ep = epoll_create1(0);
  if (ep < 0)
    return -1;
  if (events > 8)
    return -2;
  e = eventfd(0, 0);
  if (e < 0)
    return -3;
  *fds = events + (ep > e);
  close(ep);
  return 0;
}

static int one(void) {
  int e = eventfd(0, 0);
  return e < 0 ? -1 : 0;
}

int main(void) {
  int n = 0;
  printf("%d", watch(2, &n));
  printf(" %d", watch(9, &n));
  printf(" %d\n", one());
  return 0;
}
