// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Parameters that point to const: what is given to them is only looked at,
// unless the body says otherwise.
#include <stdint.h>
#include <stdio.h>

static void endWith(const FILE *file) { fclose((FILE *)file); }
static void endAsNumber(const FILE *file) { fclose((FILE *)(uintptr_t)file); }
static int isThere(const FILE *file) { return file != NULL; }

int closedThroughACast(const char *path) {
  const FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  endWith(file);
  return 0;
}

int closedThroughANumber(const char *path) {
  const FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  endAsNumber(file);
  return 0;
}

int onlyLookedAt(const char *path) {
  FILE *file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!isThere(file))
    return -1;
  if (fgetc(file) < 0)
    return -2;
  // CHECK-FIXES:   if (fgetc(file) < 0) {
  // CHECK-FIXES-NEXT:     fclose(file);
  // CHECK-FIXES-NEXT:     return -2;
  fclose(file);
  return 0;
}
