// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --config '{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: "*,xmalloc"}]}' %s
//
// Allocation wrappers that never fail; only where the library is asked for.
#include <stdlib.h>
#include <xmalloc.h>

int valid(const char *text);

int copied(const char *text) {
  char *copy = xstrdup(text);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'copy' is not closed on every path; 'xstrdup' opens a heap block that 'free' must close
  if (!valid(copy))
    return -1;
  free(copy);
  return 0;
}

static int isComment(const char *text) { return text[0] == '#'; }

int lookedAt(const char *text) {
  char *copy = xstrdup(text);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'copy' is never closed; 'xstrdup' opens a heap block that 'free' must close
  return isComment(copy);
}

int formatted(int number) {
  char *text;
  xasprintf(&text, "%d", number);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'text' is never closed; 'xasprintf' opens a heap block that 'free' must close
  return valid(text);
  // CHECK-FIXES:   const int result = valid(text);
  // CHECK-FIXES-NEXT:   free(text);
  // CHECK-FIXES-NEXT:   return result;
}

int *grown(int count, int limit) {
  int *numbers = xcalloc(count, sizeof *numbers);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'numbers' is not closed on every path; 'xcalloc' opens a heap block that 'free' must close
  if (count > limit)
    return NULL;
  numbers = xreallocarray(numbers, 2 * count, sizeof *numbers);
  return numbers;
}
