// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A macro of that name that is not Folly's, and a function that is another one's.
#define SCOPE_EXIT
namespace mine {
template <class F> void qScopeGuard(F);
}
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
  // CHECK-FIXES:   const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};
  if (fd < 0)
    return -1;
  n = risky(n);
  close(fd);
  // CHECK-FIXES:   fd = -1;
  return n;
}
