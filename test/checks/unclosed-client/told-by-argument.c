// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// What a visible function does with the client is told by a number that it is
// given.  See told-by-argument-negative.c.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static void close_if(int fd, bool yes) {
  if (yes)
    close(fd);
}

static void close_failed(int fd, int status) {
  if (status < 0)
    close(fd);
}

enum ending { KEEP, HALF, WHOLE };

static void end(FILE *f, enum ending how) {
  switch (how) {
  case KEEP:
    fflush(f);
    break;
  default:
    fclose(f);
  }
}

int told_by_the_caller(const char *path, bool yes) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  // CHECK-MESSAGES: :[[@LINE+1]]:16: note: assuming 'yes' is false
  close_if(fd, yes);
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: still open when the function returns here
  return 0;
  // CHECK-MESSAGES: :[[@LINE-7]]:12: note: close 'fd' with 'close' on each path that leaves it open; no edit: a path to the same exit has closed it
}

int only_after_a_failure(const char *path) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  int status;
  if (fd < 0)
    return -1;
  status = (int)lseek(fd, 0, SEEK_END);
  // CHECK-MESSAGES: :[[@LINE+1]]:20: note: assuming 'status' is at least 0
  close_failed(fd, status);
  return status;
}

int wrong_way_round(const char *path, bool keep) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  // CHECK-MESSAGES: :[[@LINE+1]]:16: note: assuming '!keep' is false
  close_if(fd, !keep);
  if (keep)
    // CHECK-FIXES: {{^}}    close(fd);
    return 1;
  return 0;
}

static int closed_if(int fd, bool yes) {
  if (!yes)
    return 0;
  close(fd);
  return 1;
}

// The answer would tell, and nobody asks: no edit.
int unasked(const char *path, bool yes) {
  // CHECK-MESSAGES: :[[@LINE+1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  // CHECK-FIXES: {{^}}  closed_if(fd, yes);
  // CHECK-FIXES-NEXT: {{^}}  return 0;
  closed_if(fd, yes);
  return 0;
}

int kept_for_nobody(const char *path, enum ending how) {
  // CHECK-MESSAGES: :[[@LINE+1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  // CHECK-MESSAGES: :[[@LINE+1]]:10: note: assuming 'how' is 0
  end(f, how);
  return 0;
}
