// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a function of the file answers says something of what it was asked about.
#include <stdio.h>

int question(void);

static int inspect(FILE *f) {
  if (!f)
    return -1;
  return question() ? 1 : 0;
}

static int both(FILE *a, FILE *b) {
  if (!a || !b)
    return 0;
  return 1;
}

int openedOnlyWhereThereIsNone(const char *path, FILE *given) {
  if (inspect(given) < 0)
    return -1;
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (given) {
    fclose(f);
    return 1;
  }
  return 0;
}

int oneQuestionForTwo(const char *path, FILE *given) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (both(f, given)) {
    if (given)
      fclose(f);
    return 1;
  }
  fclose(f);
  return 0;
}
