// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A structure that is given to functions of other files, and freed: whether
// those close what is in it, other places of this file tell.
// RUN: %check_test %s

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct node {
  struct node *next;
};
struct conn {
  int fd;
  struct node link;
};
void conn_init(struct conn *c);
int conn_setup(struct conn *c);
int conn_greet(struct conn *c);
int conn_other(struct conn *c);
void conn_done(struct conn *c);
void node_add(struct node *n);
int conn_each(struct conn *c, int (*call)(struct conn *));

struct conn *lost(const char *path) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return NULL;
  conn_init(c);
  c->fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'c->fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-MESSAGES: :[[@LINE+8]]:5: note: the structure is freed here while still open
  if (c->fd < 0) {
    free(c);
    return NULL;
  }
  if (conn_setup(c) < 0) {
    // CHECK-FIXES: {{^}}    close(c->fd);
    // CHECK-FIXES-NEXT: {{^}}    free(c);
    free(c);
    return NULL;
  }
  if (conn_greet(c) < 0) {
    close(c->fd);
    free(c);
    return NULL;
  }
  return c;
}
// CHECK-MESSAGES: :[[@LINE-33]]:6: note: 'conn_init' only borrows it: code in this file closes the client after such a call
// CHECK-MESSAGES: :[[@LINE-33]]:5: note: 'conn_setup' only borrows it: code in this file closes the client after such a call

// Nothing in this file tells whether conn_other closes it.
struct conn *untold(const char *path) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return NULL;
  c->fd = open(path, O_RDONLY);
  if (c->fd >= 0 && conn_other(c) == 0)
    return c;
  free(c);
  return NULL;
}

// conn_done may close it.
struct conn *done(const char *path) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return NULL;
  c->fd = open(path, O_RDONLY);
  if (c->fd >= 0 && conn_setup(c) == 0)
    return c;
  conn_done(c);
  free(c);
  return NULL;
}

// It is in a list: not lost, though another path takes it back.
int listed(const char *path) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return -1;
  c->fd = open(path, O_RDONLY);
  if (c->fd < 0) {
    free(c);
    return -1;
  }
  node_add(&c->link);
  if (conn_setup(c) < 0) {
    close(c->fd);
    free(c);
    return -1;
  }
  return 0;
}

static int closes(struct conn *c) { return close(c->fd); }

// What it is given may be called with the structure.
int called(const char *path, int late) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return -1;
  c->fd = open(path, O_RDONLY);
  if (c->fd < 0 || conn_each(c, closes) == 0) {
    free(c);
    return -1;
  }
  if (late)
    close(c->fd);
  free(c);
  return 0;
}
