// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config "{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: '*,libc-memory'}]}"
//
// The counterparts of inside-negative.c that do leak.
#include <stdlib.h>
#include <string.h>

struct holder {
  void *memory;
};

void throughAPointerToALocal(void) {
  struct holder h;
  struct holder *p = &h;
  p->memory = malloc(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'h.memory' is never closed; 'malloc' opens a heap block that 'free' must close [closecall-unclosed-client]
}

int readThroughAPointerInside(void) {
  char *p = malloc(16);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is never closed; 'malloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!p)
    return 0;
  return (int)strlen(p + 1);
}

static void *fill(void *p, int c) {
  memset(p, c, 4);
  return p;
}

void sameThroughAFunction(void) {
  void *p = malloc(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is never closed; 'malloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!p)
    return;
  void *q = fill(p, 0);
  (void)q;
}

int lostWhenReallocFails(size_t n) {
  char *p = malloc(8);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is not closed on every path; 'malloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  char *q = realloc(p, n);
  if (!q)
    return -1;
  free(q);
  return 0;
}
