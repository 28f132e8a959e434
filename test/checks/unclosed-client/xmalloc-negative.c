// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
// RUN: %check_test --config '{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: "*,xmalloc"}]}' %s -- -DENABLED
// RUN: %check_test --config '{CheckOptions: [{key: closecall-unclosed-client.Libraries, value: "*,xmalloc"}]}' %s -- -DENABLED -DMOCK_XASPRINTF_RETURNS
#include <stdlib.h>
#include <xmalloc.h>

int valid(const char *text);

#ifndef ENABLED
int nobodyAskedForTheLibrary(const char *text) {
  char *copy = xstrdup(text);
  return valid(copy);
}
#endif

int theBlockIsFreed(const char *text) {
  char *copy = xstrdup(text);
  const int n = valid(copy);
  free(copy);
  return n;
}

int theBlockIsNoNullPointer(const char *text, int wanted) {
  char *copy = NULL;
  if (wanted)
    copy = xstrdup(text);
  const int n = valid(text);
  if (copy)
    free(copy);
  return n;
}

static const char *lastName;

static void rememberName(const char *name) { lastName = name; }

void itIsKeptThoughItsParameterIsConst(const char *text) {
  rememberName(xstrdup(text));
}

int *theBlockIsGrownAndReturned(int count) {
  int *numbers = xcalloc(count, sizeof *numbers);
  return xreallocarray(numbers, 2 * count, sizeof *numbers);
}

#ifdef MOCK_XASPRINTF_RETURNS
int anotherFunctionOfThatNameReadsItsFormat(const char *format, int number) {
  char *text = xasprintf(format, number);
  const int n = valid(text);
  free(text);
  return n;
}
#endif
