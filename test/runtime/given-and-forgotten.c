// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable that is null once its client is closed or given away can be asked at the common exit.
// RUN: %check_runtime %s
// LEDGER: stream: 2 of 6 never closed
#include <stdio.h>

struct sink {
  FILE *to;
};

static int attach(struct sink *s, const char *path, int fail) {
  int rc = -1;
  FILE *f = NULL;
  f = fopen(path, "w");
  if (!f)
    goto out;
  if (fail)
    goto out;
  s->to = f;
  f = NULL;
  rc = 0;
out:
  return rc;
}

static int once(const char *path, int fail) {
  int rc = -1;
  FILE *f = fopen(path, "w");
  if (!f)
    return -2;
  for (int i = 0; i < 2; ++i) {
    if (fail == i)
      goto out;
    fclose(f);
    f = NULL;
    if (i == 0 && !(f = fopen(path, "w")))
      return -3;
  }
  rc = 0;
out:
  return rc;
}

int main(void) {
  struct sink s = {NULL}, t = {NULL};
  printf("%d %d\n", attach(&s, "given-a", 0), attach(&t, "given-b", 1));
  fclose(s.to);
  printf("%d %d %d\n", once("given-a", 2), once("given-a", 1), once("no/such/folder", 0));
  remove("given-a");
  remove("given-b");
  return t.to != NULL;
}
