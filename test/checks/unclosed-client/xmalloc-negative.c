// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
// RUN: %check_test --config '{CheckOptions: {Libraries: "*,xmalloc"}}' %s -- -DENABLED
// RUN: %check_test --config '{CheckOptions: {Libraries: "*,xmalloc"}}' %s -- -DENABLED -DMOCK_XASPRINTF_RETURNS
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
