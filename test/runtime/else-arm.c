// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One arm of an if closes the stream or gives it to the caller; and an if that overwrites an open one.
// RUN: %check_runtime %s
// REQUIRES: llvm-at-least-19
// LEDGER: stream: 3 of 6 never closed
#include <stdio.h>

static int given(const char *path, FILE **to) {
  FILE *f = fopen(path, "w");
  if (!f)
    return -1;
  if (to != NULL)
    *to = f;
  return 0;
}

static int closed(const char *path, int n) {
  FILE *f = fopen(path, "w");
  if (f && n) {
    fputc('x', f);
    fclose(f);
  }
  return n;
}

static int twice(const char *path) {
  FILE *f;
  int c;
  if ((f = fopen(path, "r")) == NULL)
    return -1;
  c = fgetc(f);
  if ((f = fopen(path, "r")) == NULL)
    return -2;
  c += fgetc(f);
  fclose(f);
  return c;
}

int main(void) {
  FILE *kept = NULL;
  printf("%d %d %d\n", given("else-a", &kept), given("else-a", NULL), given("no/such/folder", NULL));
  printf("%d %d %d\n", closed("else-a", 0), closed("else-b", 1), closed("no/such/folder", 0));
  printf("%d\n", twice("else-b"));
  fclose(kept);
  remove("else-a");
  remove("else-b");
  return 0;
}
