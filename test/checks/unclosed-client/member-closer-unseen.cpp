// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// No edit where no header declares what would close.

#include <fcntl.h>

class Reader {
public:
  explicit Reader(const char *path) {
    fd_ = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is never closed; 'open' opens a file descriptor that 'close' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:11: note: close 'fd_' with 'close' in the destructor, and delete the copy operations; no edit: no header that is included declares 'close'
  }
  bool ok() const { return fd_ >= 0; }

private:
  int fd_ = -1;
};

bool use(const char *path) { return Reader(path).ok(); }
