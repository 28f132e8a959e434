// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A member that is a number, negative while nothing is open.
// RUN: %check_runtime --fix-notes %s
// LEDGER: descriptor: 1 of 1 never closed
#include <fcntl.h>
#include <unistd.h>

#include "print.h"

class Device {
public:
  explicit Device(const char *path) { fd_ = open(path, O_RDWR); }
  long put(const char *text, size_t size) { return fd_ < 0 ? -1 : write(fd_, text, size); }

private:
  int fd_ = -1;
};

int main() {
  Device good("/dev/null"), bad("/nonexistent");
  out << good.put("abc", 3) << bad.put("abc", 3) << '\n';
}
