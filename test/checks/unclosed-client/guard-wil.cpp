// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-unclosed-client.Guard, value: wil}]}'
//
// The dialect that the user asks for.
#include <wil/resource.h>
#include <fcntl.h>
#include <unistd.h>

bool ready();

int read_some(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-FIXES:   const auto fd_guard = wil::scope_exit([&] { if (fd >= 0) close(fd); });
  if (fd < 0)
    return -1;
  if (!ready())
    return -2;
  close(fd);
  // CHECK-FIXES:   fd = -1;
  return 0;
}
// CHECK-FIXES-NOT: #include <wil/resource.h>
