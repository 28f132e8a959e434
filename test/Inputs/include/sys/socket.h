/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYS_SOCKET_H
#define MOCK_SYS_SOCKET_H
#pragma GCC system_header

#include <mock_decls.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

typedef unsigned int socklen_t;
typedef unsigned short sa_family_t;
struct sockaddr {
  sa_family_t sa_family;
  char sa_data[14];
};
struct sockaddr_storage {
  sa_family_t ss_family;
  char ss_padding[118];
  unsigned long ss_align;
};
#define AF_UNSPEC 0
#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
enum __socket_type {
  SOCK_STREAM = 1,
  SOCK_DGRAM = 2,
  SOCK_CLOEXEC = 02000000,
  SOCK_NONBLOCK = 04000
};
#define SOCK_STREAM SOCK_STREAM
#define SOCK_DGRAM SOCK_DGRAM
#define SOCK_CLOEXEC SOCK_CLOEXEC
#define SOCK_NONBLOCK SOCK_NONBLOCK
#define SOL_SOCKET 1
#define SO_REUSEADDR 2
#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2

int socket(int domain, int type, int protocol) MOCK_NOTHROW;
int socketpair(int domain, int type, int protocol, int fds[2]) MOCK_NOTHROW;
int bind(int fd, const struct sockaddr *addr, socklen_t len) MOCK_NOTHROW;
int listen(int fd, int backlog) MOCK_NOTHROW;
int accept(int fd, struct sockaddr *MOCK_RESTRICT addr,
           socklen_t *MOCK_RESTRICT len);
int accept4(int fd, struct sockaddr *MOCK_RESTRICT addr,
            socklen_t *MOCK_RESTRICT len, int flags);
int connect(int fd, const struct sockaddr *addr, socklen_t len);
ssize_t send(int fd, const void *buf, size_t size, int flags);
ssize_t recv(int fd, void *buf, size_t size, int flags);
int setsockopt(int fd, int level, int name, const void *value,
               socklen_t len) MOCK_NOTHROW;
int getsockopt(int fd, int level, int name, void *MOCK_RESTRICT value,
               socklen_t *MOCK_RESTRICT len) MOCK_NOTHROW;
int shutdown(int fd, int how) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
