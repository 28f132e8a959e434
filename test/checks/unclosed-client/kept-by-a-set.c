// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int failsToPutItIntoTheSet(int set, int listener) {
  struct epoll_event event = {EPOLLIN, {0}};
  int fd = accept(listener, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'accept' opens a socket that 'close' must close
  if (fd < 0)
    return -1;
  event.data.fd = fd;
  if (epoll_ctl(set, EPOLL_CTL_ADD, fd, &event) == -1)
    return -1;
  // CHECK-FIXES:     close(fd);
  return 0;
}

int takesItOut(int set, int listener) {
  struct epoll_event event = {EPOLLIN, {0}};
  int fd = accept(listener, NULL, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is never closed; 'accept' opens a socket that 'close' must close
  if (fd < 0)
    return -1;
  epoll_ctl(set, EPOLL_CTL_DEL, fd, &event);
  // CHECK-FIXES:   close(fd);
  return 0;
}
