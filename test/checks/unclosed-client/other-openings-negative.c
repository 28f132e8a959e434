// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// What the opening of another client tells when it has failed: in its answer,
// in the parts of what it returns, and in the places that it fills in.

#include <stdbool.h>
#include <stdio.h>

struct log {
  FILE *f;
  bool ok;
};

static struct log openLog(const char *name) {
  struct log l = {fopen(name, "w"), false};
  if (l.f)
    l.ok = true;
  return l;
}

int silentPartsAgree(const char *name) {
  FILE *a = fopen(name, "r");
  if (!a)
    return -1;
  struct log b = openLog(name);
  if (!b.ok) {
    fclose(a);
    return -1;
  }
  if (b.f) {
    fclose(a);
    fclose(b.f);
  }
  return 0;
}

static int openInto(FILE **out, int *why) {
  *out = fopen("x", "r");
  *why = *out ? 0 : 7;
  return *out ? 0 : -1;
}

int silentPlaceAgreesWithTheAnswer(const char *name) {
  FILE *a = fopen(name, "r");
  if (!a)
    return -1;
  FILE *b;
  int why;
  const int rc = openInto(&b, &why);
  if (!b)
    fclose(a);
  if (rc == 0) {
    fclose(a);
    fclose(b);
  }
  return 0;
}

int silentOtherPlaceAgrees(const char *name) {
  FILE *a = fopen(name, "r");
  if (!a)
    return -1;
  FILE *b;
  int why;
  openInto(&b, &why);
  if (why == 7)
    fclose(a);
  if (b) {
    fclose(a);
    fclose(b);
  }
  return 0;
}
