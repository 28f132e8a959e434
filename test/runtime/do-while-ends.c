// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each round of a do loses its stream, once its body ends with an if, once its condition needs the stream.
// RUN: %check_runtime %s
// LEDGER: stream: 10 of 10 never closed
#include <errno.h>
#include <stdio.h>

static int rounds(int n) {
  int i = 0;
  FILE *f;
  do {
    f = fopen("/dev/zero", "r");
    if (!f)
      break;
    if (fgetc(f) == i)
      n++;
  } while (n < 3 && (i ? i < 3 : i < 2) && ++i);
  return n + i;
}

static int asked(int n) {
  FILE *f;
  do {
    f = fopen("/dev/zero", "r");
    if (!f)
      break;
    if (fgetc(f) == n)
      n++;
  } while (fgetc(f) == 0 && ++n < 3);
  return n;
}

static int numbered(int n) {
  FILE *f;
  errno = 0;
  do {
    f = fopen("/dev/zero", "r");
    if (!f)
      break;
    if (fgetc(f) == n)
      n++;
  } while (errno == 0 && ++n < 5);
  return n;
}

int main(void) {
  printf("%d %d %d\n", rounds(0), asked(1), numbered(1));
  return 0;
}
