/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <uv.h>

#include "ledger.h"

static const char uv_loop[] = "libuv loop";

int uv_loop_init(uv_loop_t *loop) {
  loop->rounds = 0;
  ledger_open(uv_loop, loop);
  return 0;
}
int uv_run(uv_loop_t *loop, uv_run_mode mode) {
  if (!ledger_use(uv_loop, loop))
    return -1;
  return ++loop->rounds > 1 && mode == UV_RUN_ONCE;
}
int uv_loop_close(uv_loop_t *loop) {
  return ledger_close(uv_loop, loop) ? 0 : -16;
}
