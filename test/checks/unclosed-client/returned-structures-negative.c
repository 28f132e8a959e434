// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Compound literals with the client among their values.
#include <stdio.h>

struct conn {
  FILE *file;
  int error;
};

static struct conn dial(const char *path) {
  FILE *f = fopen(path, "r");
  return (struct conn){f, f == NULL};
}

int writtenWithItsOwnParts(const char *path) {
  struct conn c = dial(path);
  if (c.error)
    return -1;
  c = (struct conn){c.file, 2};
  fclose(c.file);
  return 0;
}

void keep(struct conn c);
void keepAt(const struct conn *c);

void givenAsALiteral(const char *path) {
  FILE *f = fopen(path, "r");
  keep((struct conn){f, 0});
}

void givenByTheAddressOfALiteral(const char *path) {
  FILE *f = fopen(path, "r");
  keepAt(&(struct conn){f, 0});
}

int closedOutOfTheLiteral(const char *path) {
  struct conn c;
  c = (struct conn){.error = 0, .file = fopen(path, "r")};
  if (!c.file)
    return -1;
  fclose(c.file);
  return 0;
}
