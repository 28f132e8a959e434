// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Helpers that move a client from one place of the caller to another, where it
// is closed, or that may have done so.

#include <stdio.h>

struct box {
  FILE *file;
  int number;
};

static void take(FILE **to, FILE **from) {
  *to = *from;
  *from = NULL;
}

static void copy(FILE **to, FILE **from) { *to = *from; }

static void swap(FILE **a, FILE **b) {
  FILE *t = *a;
  *a = *b;
  *b = t;
}

static int takeIfFree(FILE **to, FILE **from) {
  if (*to)
    return -1;
  *to = *from;
  *from = NULL;
  return 0;
}

static void takeBox(struct box *to, struct box *from) {
  to->file = from->file;
  from->file = NULL;
}

int closedWhereItWent(const char *name) {
  FILE *kept = NULL;
  FILE *f = fopen(name, "r");
  if (!f)
    return -1;
  take(&kept, &f);
  fclose(kept);
  return 0;
}

int closedUnderTheOldName(const char *name) {
  FILE *other;
  FILE *f = fopen(name, "r");
  if (!f)
    return -1;
  copy(&other, &f);
  fclose(f);
  return 0;
}

int closedUnderTheNewName(const char *name) {
  FILE *other;
  FILE *f = fopen(name, "r");
  if (!f)
    return -1;
  copy(&other, &f);
  fclose(other);
  return 0;
}

int closedBoth(const char *name) {
  FILE *a = fopen(name, "r");
  FILE *b = fopen(name, "w");
  swap(&a, &b);
  if (a)
    fclose(a);
  if (b)
    fclose(b);
  return 0;
}

int closedWhereItIs(const char *name) {
  FILE *kept = NULL;
  FILE *f = fopen(name, "r");
  if (!f)
    return -1;
  if (takeIfFree(&kept, &f) < 0) {
    fclose(f);
    return -1;
  }
  fclose(kept);
  return 0;
}

int inABox(const char *name) {
  struct box a = {NULL, 0}, b = {NULL, 0};
  a.file = fopen(name, "r");
  if (!a.file)
    return -1;
  takeBox(&b, &a);
  fclose(b.file);
  return 0;
}
