// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One label for the clean-up, and one return that does not go there.
// RUN: %check_runtime %s
// LEDGER: descriptor: 2 of 7 never closed
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int copy(const char *from, const char *to, int limit) {
  int in = -1, out = -1, result = -1;
  char buffer[16];
  in = open(from, O_RDONLY);
  if (in < 0)
    goto done;
  out = open(to, O_WRONLY);
  if (out < 0)
    goto done;
  if (limit > 16)
    return -2;
  if (read(in, buffer, (size_t)limit) != limit)
    goto done;
  result = write(out, buffer, (size_t)limit) == limit ? 0 : -3;
done:
  if (out >= 0)
    close(out);
  if (in >= 0)
    close(in);
  return result;
}

int main(void) {
  printf("%d\n", copy("/nonexistent", "/dev/null", 4));
  printf("%d\n", copy("/dev/zero", "/nonexistent", 4));
  printf("%d\n", copy("/dev/zero", "/dev/null", 17));
  printf("%d\n", copy("/dev/zero", "/dev/null", 8));
  printf("%d\n", copy("/dev/null", "/dev/null", 8));
  return 0;
}
