/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_EVENT2_UTIL_H
#define MOCK_EVENT2_UTIL_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/time.h>

MOCK_BEGIN_DECLS

#define evutil_socket_t int
int evutil_make_socket_nonblocking(evutil_socket_t sock);
int evutil_closesocket(evutil_socket_t sock);
#define EVUTIL_CLOSESOCKET(s) evutil_closesocket(s)

MOCK_END_DECLS

#endif
