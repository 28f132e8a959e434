/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_UV_H
#define MOCK_UV_H
#pragma GCC system_header

#include <errno.h>
#include <mock_decls.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

#define UV_EBUSY (-EBUSY)
typedef enum { UV_RUN_DEFAULT = 0, UV_RUN_ONCE, UV_RUN_NOWAIT } uv_run_mode;
typedef int uv_file;
typedef struct uv_loop_s {
  void *data;
  unsigned int active_handles;
} uv_loop_t;
struct uv_handle_s;
typedef void (*uv_close_cb)(struct uv_handle_s *handle);
#define MOCK_UV_HANDLE_FIELDS                                                  \
  void *data;                                                                  \
  uv_loop_t *loop;                                                             \
  int type;                                                                    \
  uv_close_cb close_cb;
typedef struct uv_handle_s {
  MOCK_UV_HANDLE_FIELDS
} uv_handle_t;
typedef struct uv_stream_s {
  MOCK_UV_HANDLE_FIELDS
} uv_stream_t;
typedef struct uv_tcp_s {
  MOCK_UV_HANDLE_FIELDS
} uv_tcp_t;
typedef struct uv_pipe_s {
  MOCK_UV_HANDLE_FIELDS
} uv_pipe_t;
typedef struct uv_timer_s {
  MOCK_UV_HANDLE_FIELDS
} uv_timer_t;
typedef struct uv_async_s {
  MOCK_UV_HANDLE_FIELDS
} uv_async_t;
typedef struct uv_fs_s {
  void *data;
  uv_loop_t *loop;
  ssize_t result;
} uv_fs_t;
typedef struct uv_work_s {
  void *data;
  uv_loop_t *loop;
} uv_work_t;
typedef struct uv_connect_s {
  void *data;
  uv_stream_t *handle;
} uv_connect_t;
typedef void (*uv_timer_cb)(uv_timer_t *handle);
typedef void (*uv_async_cb)(uv_async_t *handle);
typedef void (*uv_fs_cb)(uv_fs_t *req);
typedef void (*uv_work_cb)(uv_work_t *req);
typedef void (*uv_after_work_cb)(uv_work_t *req, int status);
typedef void (*uv_connect_cb)(uv_connect_t *req, int status);
typedef unsigned long uv_thread_t;
typedef void (*uv_thread_cb)(void *arg);

uv_loop_t *uv_default_loop(void);
int uv_loop_init(uv_loop_t *loop);
int uv_loop_close(uv_loop_t *loop);
/* DEPRECATED: use uv_loop_init() and uv_loop_close() */
uv_loop_t *uv_loop_new(void);
void uv_loop_delete(uv_loop_t *loop);
int uv_run(uv_loop_t *loop, uv_run_mode mode);
void uv_stop(uv_loop_t *loop);
void uv_close(uv_handle_t *handle, uv_close_cb close_cb);
int uv_is_closing(const uv_handle_t *handle);
int uv_tcp_init(uv_loop_t *loop, uv_tcp_t *handle);
int uv_tcp_connect(uv_connect_t *req, uv_tcp_t *handle,
                   const struct sockaddr *addr, uv_connect_cb cb);
int uv_pipe_init(uv_loop_t *loop, uv_pipe_t *handle, int ipc);
int uv_timer_init(uv_loop_t *loop, uv_timer_t *handle);
int uv_timer_start(uv_timer_t *handle, uv_timer_cb cb, uint64_t timeout,
                   uint64_t repeat);
int uv_timer_stop(uv_timer_t *handle);
int uv_async_init(uv_loop_t *loop, uv_async_t *async, uv_async_cb async_cb);
int uv_async_send(uv_async_t *async);
int uv_fs_open(uv_loop_t *loop, uv_fs_t *req, const char *path, int flags,
               int mode, uv_fs_cb cb);
int uv_fs_close(uv_loop_t *loop, uv_fs_t *req, uv_file file, uv_fs_cb cb);
void uv_fs_req_cleanup(uv_fs_t *req);
int uv_queue_work(uv_loop_t *loop, uv_work_t *req, uv_work_cb work_cb,
                  uv_after_work_cb after_work_cb);
int uv_thread_create(uv_thread_t *tid, uv_thread_cb entry, void *arg);
int uv_thread_join(uv_thread_t *tid);
const char *uv_strerror(int err);

MOCK_END_DECLS

#endif
