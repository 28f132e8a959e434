// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A throw loses a member and a local client: braces are written once, for the close that sits on the warning.
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

class BesideALocal {
public:
  BesideALocal(const char *in, const char *other, int n) {
    in_ = open(in, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'in_' is lost when the constructor throws
    // CHECK-MESSAGES: note: close 'in_' with 'close' before the exception leaves, or make it an owner; no edit: that for another client stands at the same place
    const int fd = open(other, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'fd' is not closed on every path
    // CHECK-FIXES:     if (n == 1) {
    // CHECK-FIXES-NEXT:       if (fd >= 0) close(fd);
    // CHECK-FIXES-NEXT:       throw std::runtime_error("one");
    // CHECK-FIXES-NEXT:     }
    if (n == 1)
      throw std::runtime_error("one");
    close(fd);
  }
  ~BesideALocal() {
    if (in_ >= 0)
      close(in_);
  }
  BesideALocal(const BesideALocal &) = delete;
  BesideALocal &operator=(const BesideALocal &) = delete;

private:
  int in_ = -1;
};
