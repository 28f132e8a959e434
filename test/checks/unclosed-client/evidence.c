// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A close behind a call says that the call has only borrowed the client.
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

bool send_all(int fd);
bool failed_to_send(int fd);
void describe(int fd);

int sends(const char *path) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  if (!send_all(fd))
    // CHECK-FIXES: {{^}}    close(fd);
    return -1;
  close(fd);
  return 0;
}

int sends_and_says_so(const char *path) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  if (failed_to_send(fd)) {
    close(fd);
    return -1;
  }
  if (path[0] == '-')
    // CHECK-FIXES: {{^}}    close(fd);
    return 1;
  close(fd);
  return 0;
}

int before_a_fork(const char *path, char *buffer) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  describe(fd);
  if (read(fd, buffer, 1) != 1)
    // CHECK-FIXES: {{^}}    close(fd);
    return -1;
  close(fd);
  if (fork() == 0)
    _exit(0);
  return 0;
}

void closeall(int from);
void close_log(void);

int closes_all_too_late(const char *path, char *buffer) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  close_log();
  if (read(fd, buffer, 1) != 1)
    // CHECK-FIXES: {{^}}    close(fd);
    return -1;
  closeall(3);
  return 0;
}
