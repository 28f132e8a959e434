// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Inside an expression there is no room in front of a throw: a guard, or no edit.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct error {
  explicit error(const char *);
};
int ready();

int guarded(const char *path) {
  // CHECK-FIXES:   int fd = open(path, O_RDONLY);
  // CHECK-FIXES-NEXT:   const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return -1;
  // CHECK-FIXES:   int n = ready() ? 4 : throw error("not ready");
  int n = ready() ? 4 : throw error("not ready");
  close(fd);
  return n;
}

int constant(const char *path) {
  const int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fd' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: {{.*}}; no edit: there is no statement to put the close in front of
  if (fd < 0)
    return -1;
  // CHECK-FIXES:   const int n = ready() ? 4 : throw error("not ready");
  // CHECK-FIXES-NEXT:   close(fd);
  const int n = ready() ? 4 : throw error("not ready");
  close(fd);
  return n;
}

int returned(const char *path) {
  const int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fd' is never closed
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: {{.*}}; no edit: there is no statement to put the close in front of
  if (fd < 0)
    throw error("open");
  // CHECK-FIXES:   return ready() ? 4 : throw error("not ready");
  return ready() ? 4 : throw error("not ready");
}

int a_statement(const char *path) {
  const int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fd' is not closed on every path
  if (fd < 0)
    return -1;
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:     throw error("not ready");
  // CHECK-FIXES-NEXT:   }
  if (!ready())
    throw error("not ready");
  close(fd);
  return 4;
}
