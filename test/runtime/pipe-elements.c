// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two descriptors from one call: both ends must go.
// RUN: %check_runtime %s
// LEDGER: descriptor: 2 of 4 never closed
#include <stdio.h>
#include <unistd.h>

static int echo(const char *text, size_t size) {
  int ends[2];
  char back[8] = "";
  if (pipe(ends) == -1)
    return -1;
  if (size > sizeof back)
    return -2;
  if (write(ends[1], text, size) != (ssize_t)size || read(ends[0], back, size) != (ssize_t)size) {
    close(ends[0]);
    close(ends[1]);
    return -3;
  }
  close(ends[0]);
  close(ends[1]);
  return back[0];
}

int main(void) {
  printf("%d %d\n", echo("hello", 5), echo("hello world", 11));
  return 0;
}
