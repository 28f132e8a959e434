// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Several functions make structures of one type, and several end them: the one
// whose name is most like the maker's is what users are to call.
// RUN: %check_test %s

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct conn {
  int fd;
  int peer;
  FILE *log;
};

static struct conn *pair_new(const char *path) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return NULL;
  c->fd = open(path, O_RDONLY);
  if (c->fd < 0) {
    free(c);
    return NULL;
  }
  c->peer = open(path, O_WRONLY);
  if (c->peer < 0) {
    close(c->fd);
    free(c);
    return NULL;
  }
  return c;
}
static void pair_free(struct conn *c) {
  close(c->fd);
  close(c->peer);
  free(c);
}

static int single_new(struct conn **out, const char *path) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return -1;
  c->fd = open(path, O_RDONLY);
  if (c->fd < 0) {
    free(c);
    return -1;
  }
  *out = c;
  return 0;
}
static void single_free(struct conn *c) {
  close(c->fd);
  free(c);
}

static struct conn *logged_new(const char *path) {
  struct conn *c = malloc(sizeof *c);
  if (!c)
    return NULL;
  c->log = fopen(path, "w");
  if (!c->log) {
    free(c);
    return NULL;
  }
  return c;
}
static void logged_free(struct conn *c) {
  fclose(c->log);
  free(c);
}

long of_a_pair(const char *path) {
  struct conn *c = pair_new(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'c' is not closed on every path; 'pair_new' opens a conn with a file descriptor that 'pair_free' must close
  long n;
  if (!c)
    return -1;
  n = lseek(c->fd, 0, SEEK_END);
  if (n < 0)
    // CHECK-FIXES: {{^}}    pair_free(c);
    return -1;
  pair_free(c);
  return n;
}

long of_a_single(const char *path) {
  struct conn *c;
  long n;
  if (single_new(&c, path) < 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'c' is not closed on every path; 'single_new' opens a conn with a file descriptor that 'single_free' must close
    return -1;
  n = lseek(c->fd, 0, SEEK_END);
  if (n < 0)
    // CHECK-FIXES: {{^}}    single_free(c);
    return -1;
  single_free(c);
  return n;
}

int of_a_log(const char *path) {
  struct conn *c = logged_new(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'c' is not closed on every path; 'logged_new' opens a conn with a stdio stream that 'logged_free' must close
  if (!c)
    return -1;
  if (fputs("x", c->log) == EOF)
    // CHECK-FIXES: {{^}}    logged_free(c);
    return -1;
  logged_free(c);
  return 0;
}

// Two that might both be meant: the client is the stream in it, and no function
// is guessed.
struct box {
  FILE *log;
};
static struct box *box_new(const char *path) {
  struct box *b = malloc(sizeof *b);
  if (!b)
    return NULL;
  b->log = fopen(path, "w");
  if (!b->log) {
    free(b);
    return NULL;
  }
  return b;
}
static void box_drop(struct box *b) {
  fclose(b->log);
  free(b);
}
static void box_free(struct box *b) {
  fputs("end", b->log);
  fclose(b->log);
  free(b);
}
int either(const char *path) {
  struct box *b = box_new(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'b->log' is not closed on every path; 'box_new' opens a stdio stream that 'fclose' must close
  if (!b)
    return -1;
  if (fputs("x", b->log) == EOF) {
    // CHECK-FIXES-NOT: box_{{.*}}(b);
    // CHECK-FIXES: {{^}}    fclose(b->log);
    return -1;
  }
  box_free(b);
  return 0;
}
// Silent: closed by either.
int drops(const char *path, int how) {
  struct box *b = box_new(path);
  if (!b)
    return -1;
  if (how)
    box_drop(b);
  else
    box_free(b);
  return 0;
}
