// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// A constructor that throws loses what it opened, and the exception tells the error number.
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <string>
#include <unistd.h>

struct Failed : std::runtime_error {
  Failed(const char *what, int code) : std::runtime_error(what), code(code) {}
  int code;
};

class Connection {
public:
  explicit Connection(const char *path);
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
  // CHECK-FIXES:   if (lseek(fd_, 1, SEEK_SET) < 0) {
  // CHECK-FIXES-NEXT:     { const int saved_errno = errno; if (fd_ >= 0) close(fd_); errno = saved_errno; }
  // CHECK-FIXES-NEXT:     throw Failed("seek", errno);
  // CHECK-FIXES-NEXT:   }
  if (lseek(fd_, 1, SEEK_SET) < 0) {
    throw Failed("seek", errno);
  }
}
