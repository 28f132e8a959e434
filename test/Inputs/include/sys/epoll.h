/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYS_EPOLL_H
#define MOCK_SYS_EPOLL_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stdint.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

enum { EPOLL_CLOEXEC = 02000000 };
#define EPOLL_CLOEXEC EPOLL_CLOEXEC
enum EPOLL_EVENTS {
  EPOLLIN = 0x001,
  EPOLLOUT = 0x004,
  EPOLLERR = 0x008,
  EPOLLHUP = 0x010
};
#define EPOLLIN EPOLLIN
#define EPOLLOUT EPOLLOUT
#define EPOLLERR EPOLLERR
#define EPOLLHUP EPOLLHUP
#define EPOLL_CTL_ADD 1
#define EPOLL_CTL_DEL 2
#define EPOLL_CTL_MOD 3
typedef union epoll_data {
  void *ptr;
  int fd;
  uint32_t u32;
  uint64_t u64;
} epoll_data_t;
struct epoll_event {
  uint32_t events;
  epoll_data_t data;
} __attribute__((__packed__));

int epoll_create(int size) MOCK_NOTHROW;
int epoll_create1(int flags) MOCK_NOTHROW;
int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event) MOCK_NOTHROW;
int epoll_wait(int epfd, struct epoll_event *events, int max, int timeout);

MOCK_END_DECLS

#endif
