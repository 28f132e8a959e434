// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// An exception that is thrown behind the close reads errno: it stays what it was.
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

bool ready();

struct Failed : std::runtime_error {
  explicit Failed(const char *what, int code = errno) : std::runtime_error(what), code(code) {}
  int code;
};

inline Failed failed(const char *what) { return Failed(what, errno); }

void by_name(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return;
  // CHECK-FIXES:   if (lseek(fd, 1, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     const int saved_errno = errno;
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     errno = saved_errno;
  // CHECK-FIXES-NEXT:     throw Failed("seek", errno);
  // CHECK-FIXES-NEXT:   }
  if (lseek(fd, 1, SEEK_SET) < 0)
    throw Failed("seek", errno);
  close(fd);
}

void by_default(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return;
  // CHECK-FIXES:   if (lseek(fd, 2, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     const int saved_errno = errno;
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     errno = saved_errno;
  // CHECK-FIXES-NEXT:     throw Failed("seek");
  // CHECK-FIXES-NEXT:   }
  if (lseek(fd, 2, SEEK_SET) < 0)
    throw Failed("seek");
  close(fd);
}

void by_a_function(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return;
  switch (lseek(fd, 3, SEEK_SET)) {
  case -1:
    // CHECK-FIXES:     puts("seek");
    // CHECK-FIXES-NEXT:     {
    // CHECK-FIXES-NEXT:       const int saved_errno = errno;
    // CHECK-FIXES-NEXT:       close(fd);
    // CHECK-FIXES-NEXT:       errno = saved_errno;
    // CHECK-FIXES-NEXT:       throw failed("seek");
    // CHECK-FIXES-NEXT:     }
    puts("seek");
    throw failed("seek");
  default:
    break;
  }
  close(fd);
}

void not_at_all(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return;
  // CHECK-FIXES:   if (lseek(fd, 4, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     throw std::runtime_error("seek");
  // CHECK-FIXES-NEXT:   }
  if (lseek(fd, 4, SEEK_SET) < 0)
    throw std::runtime_error("seek");
  close(fd);
}
