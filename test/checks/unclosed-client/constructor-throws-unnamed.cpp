// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// What is thrown reads errno by %m, but no header declares it here: nothing can keep it across a close.
#include <fcntl.h>
#include <unistd.h>

const char *text(const char *format, ...);

struct Failed {
  const char *what;
};

class Connection {
public:
  explicit Connection(const char *path);
  Connection(const char *path, int flags);
  ~Connection() {
    if (fd_ >= 0)
      close(fd_);
  }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;

private:
  int fd_ = -1;
};

Connection::Connection(const char *path) : fd_(open(path, O_RDONLY)) {
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: member 'fd_'
  // CHECK-MESSAGES: note: close 'fd_' with 'close' before the exception leaves, or make it an owner; no edit: the exception reads errno, which no header declares
  // CHECK-FIXES:   if (lseek(fd_, 1, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     throw Failed{text("seek: %m")};
  // CHECK-FIXES-NEXT:   }
  if (lseek(fd_, 1, SEEK_SET) < 0) {
    throw Failed{text("seek: %m")};
  }
}

Connection::Connection(const char *path, int flags) : fd_(open(path, flags)) {
  // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: member 'fd_'
  // CHECK-FIXES:   if (lseek(fd_, 2, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     if (fd_ >= 0) close(fd_);
  // CHECK-FIXES-NEXT:     throw Failed{text("seek")};
  // CHECK-FIXES-NEXT:   }
  if (lseek(fd_, 2, SEEK_SET) < 0) {
    throw Failed{text("seek")};
  }
}
