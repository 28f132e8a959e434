/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_LIBMNL_LIBMNL_H
#define MOCK_LIBMNL_LIBMNL_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct mnl_socket;

struct mnl_socket *mnl_socket_open(int bus);
int mnl_socket_bind(struct mnl_socket *nl, unsigned int groups, int pid);
int mnl_socket_close(struct mnl_socket *nl);

MOCK_END_DECLS

#endif
