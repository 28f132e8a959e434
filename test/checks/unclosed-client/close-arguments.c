// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Closing calls that need more than the client.
#include <sys/mman.h>

int use(const void *p);

int lengthOfTheOpening(int fd, size_t length) {
  void *p = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is not closed on every path; 'mmap' opens a memory mapping that 'munmap' must close [closecall-unclosed-client]
  if (p == MAP_FAILED)
    return -1;
  if (use(p) < 0) {
    // CHECK-FIXES:     munmap(p, length);
    // CHECK-FIXES-NEXT:     return -2;
    return -2;
  }
  munmap(p, length);
  return 0;
}

int constantLength(int fd) {
  void *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is not closed on every path; 'mmap' opens a memory mapping that 'munmap' must close [closecall-unclosed-client]
  if (p == MAP_FAILED)
    return -1;
  if (use(p) < 0) {
    // CHECK-FIXES:     munmap(p, 4096);
    // CHECK-FIXES-NEXT:     return -2;
    return -2;
  }
  munmap(p, 4096);
  return 0;
}
