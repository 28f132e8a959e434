// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clang_tidy --checks='-*,closecall-unclosed-client' %s -- -std=c++17 %mocks_cxx -Wno-everything 2>&1 | FileCheck %s --implicit-check-not=warning: --implicit-check-not=close(
//
// Where nothing can be written before the place, there is a note and no edit.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int risky(int n) {
  if (n < 0)
    throw 1;
  return n;
}

// A close before the call would come twice when the call returns, and a guard
// cannot be told that a constant is closed.
int descriptorLostByACallThatThrows(int n) {
  const int fd = open("f", O_RDONLY);
  if (fd < 0)
    return -1;
  n = risky(n);
  close(fd);
  return n;
}
// CHECK: :[[@LINE-7]]:18: warning: 'fd' is not closed on every path
// CHECK: note: still open when the exception leaves here
// CHECK: note: close 'fd' with 'close' on each path that leaves it open

// The length is another one by then.
int lengthThatChanges(int fd, size_t length) {
  void *p = mmap(nullptr, length, PROT_READ, MAP_PRIVATE, fd, 0);
  if (p == MAP_FAILED)
    return -1;
  length = 0;
  if (fd == 7)
    return -2;
  munmap(p, 1);
  return 0;
}
// CHECK: :[[@LINE-9]]:13: warning: 'p' is not closed on every path
// CHECK: note: close 'p' with 'munmap' on each path that leaves it open

int hand_on(int fd);

// A guard would close what the unseen function has taken.
int descriptorThatMayBeTaken(const char *name, int n) {
  int fd = open(name, O_RDONLY);
  if (fd < 0)
    return -1;
  n = risky(n);
  hand_on(fd);
  return n;
}
// CHECK: :[[@LINE-7]]:12: warning: 'fd' is not closed on every path
// CHECK: note: still open when the exception leaves here
// CHECK: note: close 'fd' with 'close' on each path that leaves it open
