// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config "{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: '*,libc-memory'}]}"
//
// Zeroed memory that somebody may have written to, and memory that is not
// zeroed.
#include <stdlib.h>
#include <string.h>

struct item {
  int number;
  struct item *next;
};
void begin(struct item *i);

int freedOnlyIfNotZero(void) {
  char *p = calloc(2, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is never closed; 'calloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!p)
    return -1;
  if (p[1] != 0)
    free(p);
  return 0;
}

int notZeroed(void) {
  char *p = malloc(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is not closed on every path; 'malloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!p)
    return -1;
  if (p[1] == 0)
    free(p);
  return 0;
}

int writtenTo(int n) {
  struct item *i = calloc(1, sizeof *i);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'i' is not closed on every path; 'calloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!i)
    return -1;
  i->number = n;
  if (!i->number)
    free(i);
  return 0;
}

int writtenThroughItsMiddle(const char *from) {
  char *p = calloc(2, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is not closed on every path; 'calloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!p)
    return -1;
  memcpy(p + 1, from, 2);
  if (p[1] == 0)
    free(p);
  return 0;
}

int writtenInALoop(const char *from, int n) {
  char *p = calloc(n, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is not closed on every path; 'calloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!p)
    return -1;
  for (int i = 0; i < n; ++i)
    p[i] = from[i];
  if (p[1] == 0)
    free(p);
  return 0;
}

int writtenByAPointerIntoIt(char c) {
  char *p = calloc(2, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'p' is not closed on every path; 'calloc' opens a heap block that 'free' must close [closecall-unclosed-client]
  if (!p)
    return -1;
  char *const second = p + 1;
  *second = c;
  if (p[1] == 0)
    free(p);
  return 0;
}
