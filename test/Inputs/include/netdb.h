/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_NETDB_H
#define MOCK_NETDB_H
#pragma GCC system_header

#include <mock_decls.h>
#include <sys/socket.h>

MOCK_BEGIN_DECLS

struct addrinfo {
  int ai_flags;
  int ai_family;
  int ai_socktype;
  int ai_protocol;
  socklen_t ai_addrlen;
  struct sockaddr *ai_addr;
  char *ai_canonname;
  struct addrinfo *ai_next;
};
#define AI_PASSIVE 0x0001
#define EAI_NONAME (-2)

int getaddrinfo(const char *MOCK_RESTRICT node,
                const char *MOCK_RESTRICT service,
                const struct addrinfo *MOCK_RESTRICT hints,
                struct addrinfo **MOCK_RESTRICT result);
void freeaddrinfo(struct addrinfo *list) MOCK_NOTHROW;
const char *gai_strerror(int code) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
