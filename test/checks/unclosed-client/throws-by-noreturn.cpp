// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Functions that never return, since they throw: the client is lost with them.

#include <fcntl.h>
#include <stdexcept>
#include <stdlib.h>
#include <unistd.h>

[[noreturn]] static void fail(const char *what) {
  throw std::runtime_error(what);
}
bool fits(int fd);

int opened(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    fail("open");
  if (!fits(0))
    fail("fits");
  return fd;
}

class Device {
public:
  explicit Device(const char *path) {
    fd_ = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is lost when the constructor throws
    if (fd_ < 0)
      fail("open");
    if (!fits(0))
      fail("fits");
  }
  Device(const Device &) = delete;
  Device &operator=(const Device &) = delete;
  ~Device() { close(fd_); }

private:
  int fd_;
};

void use(const char *path) {
  Device device(path);
  close(opened(path));
}
