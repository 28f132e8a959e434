// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Answers that leave open what was asked about, and arguments that the helper
// has changed before it answers.
#include <stdio.h>

int question(void);

static int inspect(FILE *f) {
  if (!f)
    return -1;
  return question() ? -1 : 0;
}

static int inspectTheNext(int n) {
  ++n;
  if (n == 0)
    return -1;
  return 0;
}

int failsForOtherReasons(const char *path, FILE *given) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!f)
    return -1;
  if (inspect(given) < 0) {
    if (!given)
      fclose(f);
    return 1;
  }
  fclose(f);
  return 0;
}

int askedAboutTheNext(const char *path, int n) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!f)
    return -1;
  if (inspectTheNext(n) < 0) {
    if (n == 0)
      fclose(f);
    return 1;
  }
  fclose(f);
  return 0;
}
