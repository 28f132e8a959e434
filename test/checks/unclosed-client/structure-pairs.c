// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One function makes a structure with a client in it, another one ends it: for
// those who call them, the structure is the client.
// RUN: %check_test %s

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct conn {
  int fd;
  FILE *log;
  char *peer;
};

static struct conn *conn_new(const char *path) {
  struct conn *c = calloc(1, sizeof *c);
  if (!c)
    return NULL;
  c->fd = open(path, O_RDWR);
  if (c->fd < 0) {
    free(c);
    return NULL;
  }
  c->log = fopen("log", "w");
  if (!c->log) {
    close(c->fd);
    free(c);
    return NULL;
  }
  return c;
}

// Closes, and leaves the structure where it is.
static void conn_close(struct conn *c) {
  close(c->fd);
  fclose(c->log);
}

static void conn_free(struct conn *c) {
  if (!c)
    return;
  conn_close(c);
  free(c->peer);
  free(c);
}

static int conn_send(struct conn *c, const char *text) {
  return fputs(text, c->log) == EOF ? -1 : (int)write(c->fd, text, 1);
}

int early(const char *path) {
  struct conn *c = conn_new(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'c' is not closed on every path; 'conn_new' opens a conn with a stdio stream that 'conn_free' must close
  if (!c)
    return -1;
  if (conn_send(c, "hello") < 0) {
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: still open when the function returns here
    // CHECK-FIXES: {{^}}    conn_free(c);
    // CHECK-FIXES-NEXT: {{^}}    return -1;
    return -1;
  }
  conn_free(c);
  return 0;
}

int never(const char *path) {
  struct conn *c = conn_new(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'c' is never closed; 'conn_new' opens a conn with a stdio stream
  return c ? conn_send(c, "hello") : -1;
}

void dropped(const char *path) {
  conn_new(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'conn_new' is discarded and never closed; 'conn_new' opens a conn with a stdio stream that 'conn_free' must close
}

static int conn_open(struct conn **out, const char *path) {
  struct conn *c = calloc(1, sizeof *c);
  if (!c)
    return -1;
  c->log = fopen(path, "w");
  if (!c->log) {
    free(c);
    return -1;
  }
  c->fd = fileno(c->log);
  *out = c;
  return 0;
}

int through_an_argument(const char *path) {
  struct conn *c;
  if (conn_open(&c, path) < 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'c' is not closed on every path; 'conn_open' opens a conn with a stdio stream that 'conn_free' must close
    return -1;
  if (conn_send(c, "hello") < 0) {
    // CHECK-FIXES: {{^}}    conn_free(c);
    return -1;
  }
  conn_free(c);
  return 0;
}

// Silent: what is there already may be filled in again.
int conn_again(struct conn **in, const char *path) {
  (*in)->fd = open(path, O_RDWR);
  return (*in)->fd < 0 ? -1 : 0;
}
int again(const char *path, struct conn *c) {
  struct conn *same = c;
  return conn_again(&same, path);
}

// Silent: closed in each way.
int closed(const char *path, int how) {
  struct conn *c = conn_new(path);
  if (!c)
    return -1;
  const int sent = conn_send(c, "hello");
  if (how) {
    conn_close(c);
    free(c);
    return sent;
  }
  conn_free(c);
  return sent;
}

struct conn *last;
void kept(const char *path) { last = conn_new(path); }

int by_hand(const char *path) {
  struct conn *c = conn_new(path);
  if (!c)
    return -1;
  fclose(c->log);
  close(c->fd);
  free(c);
  return 0;
}

// Counted: only the last one closes, and that is not for callers to see.
struct shared {
  int users;
  int fd;
};
static struct shared *shared_new(const char *path) {
  struct shared *s = malloc(sizeof *s);
  if (!s)
    return NULL;
  s->users = 1;
  s->fd = open(path, O_RDONLY);
  if (s->fd < 0) {
    free(s);
    return NULL;
  }
  return s;
}
static void shared_drop(struct shared *s) {
  if (--s->users > 0)
    return;
  close(s->fd);
  free(s);
}
int shares(const char *path) {
  struct shared *s = shared_new(path);
  if (!s)
    return -1;
  shared_drop(s);
  return 0;
}

// Something in the structure says whether it is to be closed yet.
struct gate {
  FILE *log;
  int done;
};
static struct gate *gate_new(const char *path) {
  struct gate *g = calloc(1, sizeof *g);
  if (!g)
    return NULL;
  g->log = fopen(path, "w");
  if (!g->log) {
    free(g);
    return NULL;
  }
  return g;
}
static void gate_free(struct gate *g) {
  fclose(g->log);
  free(g);
}
static void gate_end(struct gate *g) {
  if (g->done)
    return;
  g->done = 1;
  gate_free(g);
}
int gated(const char *path) {
  struct gate *g = gate_new(path);
  if (!g)
    return -1;
  gate_end(g);
  return 0;
}

// Nothing here frees it: users are to call something else.
struct part {
  FILE *log;
};
static struct part *part_new(const char *path) {
  struct part *p = malloc(sizeof *p);
  if (!p)
    return NULL;
  p->log = fopen(path, "w");
  if (!p->log) {
    free(p);
    return NULL;
  }
  return p;
}
static void part_close(struct part *p) { fclose(p->log); }
void part_end(struct part *p);
int parts(const char *path) {
  struct part *p = part_new(path);
  if (!p)
    return -1;
  part_end(p);
  return 0;
}
int closes_a_part(const char *path) {
  struct part *p = part_new(path);
  if (!p)
    return -1;
  part_close(p);
  free(p);
  return 0;
}

// Nobody has asked whether there was memory: what is returned is not null, since
// the stream is in it.
static struct gate *gate_hastily(FILE *log) {
  struct gate *g = malloc(sizeof *g);
  g->log = log;
  return g;
}
static struct gate *gate_named(const char *path) {
  FILE *log = fopen(path, "w");
  return log ? gate_hastily(log) : NULL;
}
static struct gate *gate_at_once(const char *path) {
  struct gate *g = malloc(sizeof *g);
  g->log = fopen(path, "w");
  return g;
}
int hasty(const char *path) {
  struct gate *g = gate_at_once(path);
  struct gate *h = gate_named(path);
  if (h)
    gate_free(h);
  if (!g)
    return -1;
  gate_free(g);
  return 0;
}
