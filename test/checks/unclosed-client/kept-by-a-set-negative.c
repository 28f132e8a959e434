// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who waits for the events of a set gets back what was put into it.

#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int putsItIntoTheSet(int set, int listener) {
  struct epoll_event event = {EPOLLIN, {0}};
  int fd = accept(listener, NULL, NULL);
  if (fd < 0)
    return -1;
  event.data.fd = fd;
  if (epoll_ctl(set, EPOLL_CTL_ADD, fd, &event) == -1) {
    close(fd);
    return -1;
  }
  return 0;
}

struct session {
  int fd;
  int state;
};

int putsItsOwnerIntoTheSet(int set, int listener) {
  struct epoll_event event;
  struct session *s = NULL;
  int fd = accept(listener, NULL, NULL);
  if (fd < 0)
    return -1;
  if (!(s = calloc(1, sizeof *s)))
    goto fail;
  s->fd = fd;
  event.events = EPOLLIN;
  event.data.ptr = s;
  if (epoll_ctl(set, EPOLL_CTL_ADD, fd, &event) < 0)
    goto fail;
  return 1;
fail:
  free(s);
  close(fd);
  return -1;
}
