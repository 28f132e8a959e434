// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct recorder {
  FILE *log;
  int fd;
  FILE *shared;
};

struct recorder *recorder_new(const char *path) {
  struct recorder *r = malloc(sizeof(*r));
  if (!r)
    return NULL;
  r->log = fopen(path, "a");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: field 'log' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  r->fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: field 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
  r->shared = fopen(path, "r");
  return r;
}

void recorder_write(struct recorder *r, const char *text) {
  if (r->log)
    fputs(text, r->log);
}

FILE *recorder_shared(struct recorder *r) { return r->shared; }

void recorder_free(struct recorder *r) {
  // CHECK-FIXES:   if (r && r->fd >= 0) close(r->fd);
  // CHECK-FIXES-NEXT:   if (r && r->log) fclose(r->log);
  free(r);
}

struct maybe_set {
  FILE *log;
};

struct maybe_set *maybe_set_new(const char *path) {
  struct maybe_set *r = malloc(sizeof(*r));
  if (r && path) {
    r->log = fopen(path, "a");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: field 'log' is never closed
  }
  return r;
}

void maybe_set_free(struct maybe_set *r) {
  puts("no edit: the field may be anything");
  free(r);
  // CHECK-FIXES:   puts("no edit: the field may be anything");
  // CHECK-FIXES-NEXT:   free(r);
}
