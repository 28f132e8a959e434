// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// git_buf_free was renamed.
// RUN: %check_runtime %s
// LEDGER: libgit2 buffer: 1 of 1 never closed
#include <git2/deprecated.h>
#include <stdio.h>

static int copy(const char *text, size_t size) {
  git_buf buffer = {NULL, 0, 0};
  int n;
  if (git_buf_set(&buffer, text, size) != 0)
    return -1;
  n = (int)buffer.size;
  git_buf_free(&buffer);
  return n;
}

int main(void) {
  printf("%d\n", copy("hello", 5));
  return 0;
}
