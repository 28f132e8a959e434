// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A client in an object that the function makes, lost with it.
// RUN: %check_test %s

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

struct Session {
  int fd = -1;
  std::FILE *log = nullptr;
};

int deleted(const char *path) {
  auto *s = new Session;
  s->fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 's->fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (s->fd < 0) {
    delete s;
    return 1;
  }
  s->log = std::fopen(path, "w");
  if (!s->log) {
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the structure is freed here while still open
    // CHECK-FIXES: {{^}}    ::close(s->fd);
    // CHECK-FIXES-NEXT: {{^}}    delete s;
    delete s;
    return 2;
  }
  std::fclose(s->log);
  ::close(s->fd);
  delete s;
  return 0;
}

// A closure that only names what is in it does not show it to others.
int closedByAClosure(const char *path, bool late) {
  auto *s = new Session;
  auto drop = [&] {
    if (s->fd >= 0)
      close(s->fd);
    s->fd = -1;
  };
  s->fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 's->fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (s->fd < 0) {
    delete s;
    return 1;
  }
  if (late) {
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: the structure is freed here while still open
    // CHECK-FIXES: {{^}}    close(s->fd);
    // CHECK-FIXES-NEXT: {{^}}    delete s;
    delete s;
    return 1;
  }
  drop();
  delete s;
  return 0;
}
