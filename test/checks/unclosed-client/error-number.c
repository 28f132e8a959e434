// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a goto leads to reads errno: a close in front of the goto leaves it as it was.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

void report(const char *format, ...);

int with_perror(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  // CHECK-FIXES:   if (lseek(fd, 1, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     const int saved_errno = errno;
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     errno = saved_errno;
  // CHECK-FIXES-NEXT:     goto fail;
  // CHECK-FIXES-NEXT:   }
  if (fd < 0)
    goto fail;
  if (lseek(fd, 1, SEEK_SET) < 0)
    goto fail;
  if (lseek(fd, 2, SEEK_SET) < 0) {
    close(fd);
    goto fail;
  }
  close(fd);
  return 0;
fail:
  perror(path);
  return -1;
}

int with_a_format(const char *path, int saved_errno) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  // CHECK-FIXES:   if (lseek(fd, 3, SEEK_SET) < saved_errno) {
  // CHECK-FIXES-NEXT:     const int saved_errno2 = errno;
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     errno = saved_errno2;
  // CHECK-FIXES-NEXT:     goto fail;
  // CHECK-FIXES-NEXT:   }
  if (fd < 0)
    goto fail;
  if (lseek(fd, 3, SEEK_SET) < saved_errno)
    goto fail;
  if (lseek(fd, 4, SEEK_SET) < 0) {
    close(fd);
    goto fail;
  }
  close(fd);
  return 0;
fail:
  report("%s: %m", path);
  return -1;
}

int without(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  // CHECK-FIXES:   if (lseek(fd, 5, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     goto fail;
  // CHECK-FIXES-NEXT:   }
  if (fd < 0)
    goto fail;
  if (lseek(fd, 5, SEEK_SET) < 0)
    goto fail;
  if (lseek(fd, 6, SEEK_SET) < 0) {
    close(fd);
    goto fail;
  }
  close(fd);
  return 0;
fail:
  puts(path);
  return -1;
}
