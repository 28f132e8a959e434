// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `const absl::Cleanup guard = ...` needs C++17; before, the guard is written
// without a library.
// RUN: %check_test --config '{CheckOptions: [{key: closecall-unclosed-client.StrictExceptions, value: true}]}' %s -- -std=c++14
// RUN: %check_test --config '{CheckOptions: [{key: closecall-unclosed-client.StrictExceptions, value: true}, {key: closecall-unclosed-client.Guard, value: absl}]}' %s -- -std=c++14

#include "absl/cleanup/cleanup.h"
#include <fcntl.h>
#include <unistd.h>

void mayThrow();

int guarded(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  // CHECK-FIXES: {{^}}  const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};
  if (fd < 0)
    return -1;
  mayThrow();
  close(fd);
  return 0;
}
