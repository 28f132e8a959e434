// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A loop in the caller's own structure; a failure is negative.
// RUN: %check_runtime %s
// LEDGER: libuv loop: 1 of 2 never closed
#include <stdio.h>
#include <uv.h>

static int turn(int rounds) {
  uv_loop_t loop;
  int status = uv_loop_init(&loop);
  if (status < 0)
    return status;
  for (int i = 0; i < rounds; ++i)
    if (uv_run(&loop, UV_RUN_ONCE) != 0)
      return 1;
  return uv_loop_close(&loop);
}

int main(void) {
  printf("%d %d\n", turn(1), turn(5));
  return 0;
}
