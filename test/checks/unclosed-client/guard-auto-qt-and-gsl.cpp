// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Most of Qt's headers bring its guard along: another library's comes first.
#include <QScopeGuard>
#include <gsl/util>
#include <fcntl.h>
#include <unistd.h>

static int risky(int n) {
  if (n < 0)
    throw 1;
  return n;
}

int lost_by_a_call_that_throws(int n) {
  int fd = open("f", O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-FIXES:   const auto fd_guard = gsl::finally([&] { if (fd >= 0) close(fd); });
  if (fd < 0)
    return -1;
  n = risky(n);
  close(fd);
  // CHECK-FIXES:   fd = -1;
  return n;
}
