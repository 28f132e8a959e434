// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// A throw loses a member and a local client: statements in one block bear both closes.
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

class BesideALocal {
public:
  BesideALocal(const char *in, const char *other, int n) {
    in_ = open(in, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'in_' is lost when the constructor throws
    const int fd = open(other, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'fd' is not closed on every path
    // CHECK-FIXES:     if (n == 1) {
    // CHECK-FIXES-NEXT:       if (in_ >= 0) close(in_);
    // CHECK-FIXES-NEXT:       if (fd >= 0) close(fd);
    // CHECK-FIXES:       throw std::runtime_error("one");
    // CHECK-FIXES-NEXT:     }
    if (n == 1) {
      throw std::runtime_error("one");
    }
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
