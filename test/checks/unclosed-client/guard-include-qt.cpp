// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-unclosed-client.Guard, value: qt}]}'
//
// The header of the guard that the user asks for comes with its first use, once.
#include <fcntl.h>
#include <unistd.h>
// CHECK-FIXES: #include <fcntl.h>
// CHECK-FIXES-NEXT: #include <unistd.h>
// CHECK-FIXES: #include <QScopeGuard>

bool ready();

int read_some(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-FIXES:   const auto fd_guard = qScopeGuard([&] { if (fd >= 0) close(fd); });
  if (fd < 0)
    return -1;
  if (!ready())
    return -2;
  close(fd);
  // CHECK-FIXES:   fd = -1;
  return 0;
}

int once_more(const char *path) {
  int number = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'number' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-FIXES:   const auto number_guard = qScopeGuard([&] { if (number >= 0) close(number); });
  if (number >= 0 && !ready())
    return -2;
  close(number);
  // CHECK-FIXES:   number = -1;
  return 0;
}
// CHECK-FIXES-NOT: #include
