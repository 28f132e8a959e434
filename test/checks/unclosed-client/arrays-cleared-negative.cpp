// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What every element is set to in a loop is known behind it, also where paths
// are so many that they are joined.
// RUN: %check_test %s

#include <stdio.h>
int choose(void);
static void move(FILE **to, FILE **from) {
  *to = *from;
  *from = NULL;
}
int cleared(const char *path, int n) {
  FILE *f = NULL;
  FILE *all[2] = {NULL, NULL};
  int quiet = 0, rc = 0;
  if (!n || rc) {
  }
  if (choose()) {
  }
  switch (choose() + choose()) {
  case 0:
    while (!(f = fopen(path, "r")))
      break;
    break;
  }
  if (choose() || !quiet) {
    if (all[1])
      all[1] = n ? fopen(path, "w") : NULL;
  }
  for (int i = 0; i < 2; ++i) {
    if (all[i])
      fclose(all[i]);
    all[i] = NULL;
  }
  if (!all[1])
    move(&all[1], &f);
  if (all[1])
    fclose(all[1]);
  return 0;
}
