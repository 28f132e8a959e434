// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config "{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: '*,libc-memory'}]}"
//
// What calloc gives is zero until somebody writes to it.
#include <stdlib.h>

struct item {
  int number;
  struct item *next;
};

int zeroAtFirst(void) {
  char *p = calloc(2, 2);
  if (!p)
    return -1;
  const char last = p[3];
  if (p[1] == 0)
    free(p);
  return last;
}

int nullAtFirst(void) {
  struct item *i = calloc(1, sizeof *i);
  if (i && !i->next)
    free(i);
  return 0;
}

int alsoByAnotherName(void) {
  struct item *const i = calloc(1, sizeof *i);
  struct item *const same = i;
  if (!i)
    return -1;
  if (same->number)
    return 1;
  free(same);
  return 0;
}
