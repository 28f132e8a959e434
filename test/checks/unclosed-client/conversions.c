// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a conversion changes is no copy: the question about it says nothing
// certain of where it comes from.
#include <fcntl.h>
#include <unistd.h>

struct drive {
  const char *name;
  int fd;
};

int askedAsTruth(struct drive *d) {
  _Bool none = d->fd;
  int fd = -1;
  if (none == 1) {
    fd = open(d->name, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
    if (fd < 0)
      return -1;
  }
  if (d->fd == 1 && fd >= 0)
    close(fd);
  return 0;
}

static int isSmall(unsigned char number) { return number < 8; }

int askedAsAByte(struct drive *d) {
  int fd = -1;
  if (isSmall(d->fd)) {
    fd = open(d->name, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
    if (fd < 0)
      return -1;
  }
  if (d->fd < 8 && fd >= 0)
    close(fd);
  return 0;
}
