// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Requests of libuv: the library keeps their address until the loop has called
// back.

#include <uv.h>

void work(uv_work_t *request);
void done(uv_work_t *request, int status);
void connected(uv_connect_t *request, int status);

int gone_when_the_function_returns(uv_loop_t *loop) {
  uv_work_t request;
  // CHECK-MESSAGES: :[[@LINE+2]]:10: warning: 'request' is gone before 'uv_queue_work' is done with it; nobody waits here
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: let it live until the callback has been called: allocate it, or make it a member of what the callback frees
  return uv_queue_work(loop, &request, work, done);
}

int nobody_is_called_back(uv_loop_t *loop) {
  uv_work_t request;
  // CHECK-MESSAGES: :[[@LINE+1]]:7: warning: 'request' is gone before 'uv_queue_work' is done with it
  if (uv_queue_work(loop, &request, work, 0) != 0)
    return -1;
  return 0;
}

void gone_before_it_is_connected(uv_tcp_t *socket,
                                 const struct sockaddr *address) {
  uv_connect_t request;
  uv_tcp_connect(&request, socket, address, connected);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'request' is gone before 'uv_tcp_connect' is done with it
}
