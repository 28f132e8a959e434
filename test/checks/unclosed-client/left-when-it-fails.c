// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a function of the file writes even where it fails, and what one does
// that cannot be seen.
#include <stdio.h>

static const char nothing[] = "";

static int fillOrMark(FILE **out, const char **what, const char *path) {
  FILE *f = fopen(path, "r");
  *what = nothing;
  if (!f)
    return -1;
  *out = f;
  *what = NULL;
  return 0;
}

int markedByTheFailure(const char *path) {
  FILE *next = NULL;
  const char *what = NULL;
  FILE *first = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'first' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!first)
    return -1;
  if (fillOrMark(&next, &what, path) < 0) {
    if (!what)
      fclose(first);
    return -2;
  }
  fclose(next);
  fclose(first);
  return 0;
}
