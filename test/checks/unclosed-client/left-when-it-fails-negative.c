// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A function of the file that fails leaves what was in the place that it was to
// fill in.
#include <stdio.h>

int again(void);

static int fill(FILE **out, const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  *out = f;
  return 0;
}

int movedUnlessFilled(const char *path) {
  FILE *old = fopen(path, "r");
  FILE *next = NULL;
  if (!old)
    return -1;
  while (again()) {
    if (fill(&next, path) != 0)
      break;
    if (old)
      fclose(old);
    old = NULL;
    fclose(next);
    return 1;
  }
  if (!next) {
    next = old;
    old = NULL;
  }
  old = fopen("/etc/hosts", "r");
  if (old)
    fclose(old);
  if (next)
    fclose(next);
  return 0;
}

int closedIfNothingWasFilledIn(const char *path) {
  FILE *next = NULL;
  FILE *first = fopen(path, "r");
  if (!first)
    return -1;
  if (fill(&next, path) < 0) {
    if (!next)
      fclose(first);
    return -2;
  }
  fclose(next);
  fclose(first);
  return 0;
}
