/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* libuv's loop, which lives in the caller's own structure. */
#ifndef UV_H
#define UV_H
#ifdef __cplusplus
extern "C" {
#endif

typedef struct uv_loop_s {
  int rounds;
} uv_loop_t;
typedef enum { UV_RUN_DEFAULT, UV_RUN_ONCE } uv_run_mode;
int uv_loop_init(uv_loop_t *loop);
int uv_run(uv_loop_t *loop, uv_run_mode mode);
int uv_loop_close(uv_loop_t *loop);

#ifdef __cplusplus
}
#endif
#endif
