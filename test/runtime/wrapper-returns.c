// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function of the file opens for its callers; another one closes.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 2 never closed
#include <stdio.h>

static FILE *open_for(const char *path, int writes) { return fopen(path, writes ? "w" : "r"); }

static void done_with(FILE *f) {
  if (f)
    fclose(f);
}

static int note(const char *path, const char *text) {
  FILE *f = open_for(path, 1);
  if (!f)
    return -1;
  if (!*text)
    return -2;
  fputs(text, f);
  done_with(f);
  return 0;
}

int main(void) {
  printf("%d %d %d\n", note("/dev/null", "a"), note("/dev/null", ""), note("/nonexistent/x", "a"));
  return 0;
}
