// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-unclosed-client.Guard, value: std}]}'
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Clients that are no pointers have no owner type: a scope guard.

#include <fcntl.h>
#include <string>
#include <unistd.h>

bool ready();
void note(const std::string &);

int early_return(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-FIXES:   const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
  // CHECK-FIXES-NEXT:   const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};
  if (fd < 0)
    return -1;
  if (!ready())
    return -2;
  close(fd);
  // CHECK-FIXES:   fd = -1;
  return 0;
}

struct Reader {
  int opened_later(const char *path) {
    int fd = -1;
    // CHECK-FIXES:     const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
    // CHECK-FIXES-NEXT:     const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};
    if (!ready())
      return -1;
    fd = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
    if (fd < 0)
      return -1;
    return ready() ? 1 : 0;
  }
};

int without_a_value(const char *path) {
  int fd;
  // CHECK-FIXES:   int fd = -1;
  // CHECK-FIXES:   const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
  // CHECK-FIXES:   const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};
  if (!ready())
    return -1;
  fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  return ready() ? 1 : 0;
}

// The descriptor never changes: closes at the exits instead.
int constant(const char *path) {
  const int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  if (!ready())
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     close(fd);
    return -2;
    // CHECK-FIXES:   }
  close(fd);
  return 0;
}
