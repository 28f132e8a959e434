// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Clients in a field of a structure that a function of this file returns.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ask(int what);

struct conn {
  int fd;
  int error;
};

static struct conn dial(const char *path) {
  struct conn c;
  c.fd = open(path, O_RDWR);
  c.error = c.fd < 0 ? -1 : 0;
  return c;
}

int lostOnOnePath(const char *path) {
  struct conn c = dial(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'c.fd' is not closed on every path; 'dial' opens a file descriptor that 'close' must close
  if (c.error)
    return -1;
  if (ask(1))
  // CHECK-FIXES:   if (ask(1)) {
  // CHECK-FIXES:     close(c.fd);
    return -2;
    // CHECK-FIXES:   }
  close(c.fd);
  return 0;
}

static struct conn dialTwice(const char *path) {
  struct conn c = dial(path);
  if (c.error)
    c = dial(path);
  return c;
}

int lostByItsCaller(const char *path) {
  struct conn c = dialTwice(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'c.fd' is never closed; 'dialTwice' opens a file descriptor that 'close' must close
  if (c.fd < 0)
    return -1;
  return ask(1);
}

int closedByItsCaller(const char *path) {
  struct conn c = dialTwice(path);
  if (c.fd < 0)
    return -1;
  close(c.fd);
  return ask(1);
}

static struct conn listed(const char *path) {
  int fd = open(path, O_RDWR);
  struct conn none = {-1, -1};
  struct conn some = {fd, 0};
  return fd < 0 ? none : some;
}

int chosenByAnOperator(const char *path) {
  struct conn c = listed(path);
  return c.error;
}

static struct conn literal(const char *path) {
  int fd = open(path, O_RDWR);
  return (struct conn){fd, fd < 0};
}

int lostAfterALiteral(const char *path) {
  struct conn c = literal(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'c.fd' is not closed on every path; 'literal' opens a file descriptor that 'close' must close
  if (c.error)
    return -1;
  if (ask(2))
  // CHECK-FIXES:   if (ask(2)) {
  // CHECK-FIXES:     close(c.fd);
    return -2;
    // CHECK-FIXES:   }
  close(c.fd);
  return 0;
}

static struct conn dialOrGiveUp(const char *path) {
  struct conn c = {-1, 0};
  int fd = open(path, O_RDWR);
  if (fd < 0) {
    c.error = 7;
    return c;
  }
  if (ask(3)) {
    close(fd);
    c.error = 8;
    return c;
  }
  c.fd = fd;
  return c;
}

int theErrorTellsAll(const char *path) {
  struct conn c = dialOrGiveUp(path);
  if (c.error != 0)
    return -1;
  close(c.fd);
  return 0;
}

struct conn current;

void keptInAGlobal(const char *path) { current = dial(path); }

void keptBehindAnArgument(const char *path, struct conn *to) {
  *to = dial(path);
}
