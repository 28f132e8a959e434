/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_WINSOCK2_H
#define MOCK_WINSOCK2_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef unsigned long long SOCKET;
#define INVALID_SOCKET (SOCKET)(~0)
#define SOCKET_ERROR (-1)
#define AF_INET 2
#define SOCK_STREAM 1

struct sockaddr {
  unsigned short sa_family;
  char sa_data[14];
};

SOCKET socket(int family, int type, int protocol);
SOCKET accept(SOCKET listener, struct sockaddr *from, int *length);
int bind(SOCKET s, const struct sockaddr *name, int length);
int connect(SOCKET s, const struct sockaddr *name, int length);
int listen(SOCKET s, int backlog);
int send(SOCKET s, const char *data, int length, int flags);
int closesocket(SOCKET s);

MOCK_END_DECLS

#endif
