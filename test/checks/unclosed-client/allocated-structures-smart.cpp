// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A client in a structure that a smart pointer deletes, lost with it.
// RUN: %check_test %s

#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

struct Session {
  int fd = -1;
  std::FILE *log = nullptr;
  int number() const { return fd; }
};

std::unique_ptr<Session> made(const char *path) {
  auto s = std::make_unique<Session>();
  s->fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 's->fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: still open when the function returns here
  if (s->fd < 0)
    return nullptr;
  s->log = std::fopen(path, "w");
  if (!s->log) {
    // CHECK-FIXES: {{^}}    ::close(s->fd);
    // CHECK-FIXES-NEXT: {{^}}    return nullptr;
    return nullptr;
  }
  return s;
}

int asked(const char *path) {
  std::unique_ptr<Session> s(new Session);
  s->log = std::fopen(path, "w");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 's->log' is not closed on every path; 'fopen' opens a stdio stream
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: still open when the function returns here
  if (!s || !s->log)
    return 1;
  std::fputs("here", s->log);
  if (s->number() > 0) {
    // CHECK-FIXES: {{^}}    std::fclose(s->log);
    // CHECK-FIXES-NEXT: {{^}}    return 2;
    return 2;
  }
  std::fclose((*s).log);
  return 0;
}

int shared(const char *path) {
  auto s = std::make_shared<Session>();
  s->fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 's->fd' is never closed; 'open' opens a file descriptor that 'close' must close
  // CHECK-MESSAGES: :[[@LINE+6]]:3: note: still open when the function returns here
  if (s == nullptr || s->fd < 0)
    return 1;
  char byte = 0;
  // CHECK-FIXES: {{^}}  ::close(s->fd);
  // CHECK-FIXES-NEXT: {{^}}  return byte;
  return byte;
}
