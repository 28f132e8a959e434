// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A result that nobody keeps is closed at once, unless it may be another number.
// RUN: %check_test %s

#include <fcntl.h>
#include <unistd.h>

static int plain(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  return fd;
}

// 1 is no descriptor of its own.
static int mixed(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return 1;
  return fd;
}

void closed(const char *path) {
  // CHECK-FIXES: {{^}}  close(plain(path));
  plain(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'plain' is discarded and never closed
}

void not_closed(const char *path) {
  // CHECK-FIXES: {{^}}  mixed(path);
  mixed(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'mixed' is discarded and never closed
}
