// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Elements of an array that a variable chooses.
#include <string.h>
#include <unistd.h>

int the_flag_tells_which(const char *mode) {
  int fds[2];
  int side = 0;
  if (pipe(fds) < 0)
    return -1;
  if (strcmp(mode, "r") == 0)
    side = 1;
  close(fds[side]);
  return fds[1 - side];
}

int the_caller_tells_which(int side) {
  int fds[2];
  if (pipe(fds) < 0)
    return -1;
  close(fds[side]);
  return fds[!side];
}

void each_in_turn(void) {
  int fds[2];
  if (pipe(fds) < 0)
    return;
  for (int i = 0; i < 2; ++i)
    close(fds[i]);
}

void by_another_name(int side) {
  int fds[2];
  if (pipe(fds) < 0)
    return;
  const int one = fds[side];
  const int other = fds[1 - side];
  close(one);
  close(other);
}
