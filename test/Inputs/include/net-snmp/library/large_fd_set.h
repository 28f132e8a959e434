/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_NET_SNMP_LIBRARY_LARGE_FD_SET_H
#define MOCK_NET_SNMP_LIBRARY_LARGE_FD_SET_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct netsnmp_large_fd_set_s {
  unsigned lfs_setsize;
} netsnmp_large_fd_set;

void netsnmp_large_fd_set_init(netsnmp_large_fd_set *fdset, int setsize);
int netsnmp_large_fd_set_select(int numfds, netsnmp_large_fd_set *readfds);
void netsnmp_large_fd_set_cleanup(netsnmp_large_fd_set *fdset);

MOCK_END_DECLS

#endif
