// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closes of what is in an allocated structure: the test is that of the field's
// type, what the structure's own memory is called does not use the client, and
// no structure is returned with a closed client in it.
// REQUIRES: llvm-at-least-19
// RUN: %check_test %s

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct conn {
  int fd;
  int log;
  FILE *f;
};

// Silent: the other fields' closes.
void conn_end(struct conn *c) {
  close(c->log);
  fclose(c->f);
}

int one_label(const char *path, struct conn **out) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return -1;
  c->fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'c->fd' is not closed on every path
  c->log = open("log", O_WRONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'c->log' is not closed on every path
  if (c->fd < 0 || c->log < 0)
    goto fail;
  *out = c;
  return 0;
fail:
  // CHECK-FIXES: {{^}}fail:
  // CHECK-FIXES: {{^}}  if (c->log >= 0) close(c->log);
  // CHECK-FIXES-NEXT: {{^}}  if (c->fd >= 0) close(c->fd);
  // CHECK-FIXES-NEXT: {{^}}  free(c);
  free(c);
  return -1;
}

// A stream and a descriptor in zeroed memory, each with its own question.
int conditions(const char *path) {
  struct conn *c = calloc(1, sizeof *c);
  int ok = 0;
  if (!c)
    return -1;
  if ((c->fd = open(path, O_RDONLY)) >= 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'c->fd' is not closed on every path
    if ((c->f = fopen(path, "r")))
      // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'c->f' is not closed on every path
      ok = fgetc(c->f) != EOF;
  if (ok) {
    fclose(c->f);
    close(c->fd);
  }
  // CHECK-FIXES: {{^}}  } else {
  // CHECK-FIXES-NEXT: {{^}}    if (c->f) fclose(c->f);
  // CHECK-FIXES-NEXT: {{^}}    if (c->fd >= 0) close(c->fd);
  // CHECK-FIXES-NEXT: {{^}}  }
  free(c);
  return ok;
}

// `sizeof *c` is no use of what is in it.
int rounds(int n) {
  int i;
  for (i = 0; i < n; i++) {
    struct conn *c;
    c = malloc(sizeof *c);
    if (!c)
      return -1;
    c->fd = open("x", O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'c->fd' is not closed on every path
    if (c->fd < 0) {
      free(c);
      continue;
    }
    if (lseek(c->fd, 0, SEEK_END) < 0) {
      // CHECK-FIXES: {{^}}      close(c->fd);
      // CHECK-FIXES-NEXT: {{^}}      free(c);
      free(c);
      continue;
    }
    close(c->fd);
    free(c);
  }
  return 0;
}

int outside(int n) {
  struct conn *c;
  int i;
  for (i = 0; i < n; i++) {
    c = malloc(sizeof *c);
    if (!c)
      return -1;
    c->fd = open("x", O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'c->fd' is not closed on every path
    if (c->fd < 0) {
      free(c);
      continue;
    }
    if (lseek(c->fd, 0, SEEK_END) < 0) {
      // CHECK-FIXES: {{^}}      close(c->fd);
      // CHECK-FIXES-NEXT: {{^}}      free(c);
      free(c);
      continue;
    }
    close(c->fd);
    free(c);
  }
  return 0;
}

// `return c` gives the client away in `c->fd`: no close in front of that.
struct conn *wrapped(const char *path) {
  struct conn *c = NULL;
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  if (fd < 0)
    return NULL;
  c = calloc(1, sizeof *c);
  if (c) {
    c->fd = fd;
    if (lseek(fd, 0, SEEK_END) < 0) {
      free(c);
      c = NULL;
    }
  }
  // CHECK-FIXES-NOT: {{^}}  close(fd);
  return c;
}

// What opens nothing may leave anything in memory that nobody has cleared.
int uncleared(const char *path, int want) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return -1;
  if (want)
    c->fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'c->fd' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: {{.*}}no edit: nothing tells at the exit whether it is open
  if (want && c->fd >= 0)
    (void)lseek(c->fd, 0, SEEK_END);
  free(c);
  return 0;
}
