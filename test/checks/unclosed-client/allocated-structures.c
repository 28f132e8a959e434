// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A client in a structure that the function allocates: lost with it.
// RUN: %check_test %s

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct session {
  int fd;
  FILE *log;
  char *buffer;
  char name[16];
};

struct session *made(const char *path) {
  struct session *s = calloc(1, sizeof *s);
  if (!s)
    return NULL;
  s->fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 's->fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-MESSAGES: :[[@LINE+10]]:5: note: the structure is freed here while still open
  if (s->fd < 0) {
    free(s);
    return NULL;
  }
  s->buffer = malloc(100);
  if (!s->buffer) {
    snprintf(s->name, sizeof s->name, "none");
    // CHECK-FIXES: {{^}}    close(s->fd);
    // CHECK-FIXES-NEXT: {{^}}    free(s);
    free(s);
    return NULL;
  }
  return s;
}

void ended(struct session *s) {
  close(s->fd);
  free(s);
}

int unreachable(const char *path) {
  struct session *s;
  s = malloc(sizeof *s);
  if (s == NULL)
    return -1;
  memset(s, 0, sizeof *s);
  s->log = fopen(path, "w");
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 's->log' is not closed on every path; 'fopen' opens a stdio stream
  if (s->log == NULL) {
    free(s);
    return -1;
  }
  fputs("here", s->log);
  if (fflush(s->log) == EOF)
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: still open when the function returns here
    // CHECK-FIXES: {{^}}    fclose(s->log);
    // CHECK-FIXES-NEXT: {{^}}    return -1;
    return -1;
  fclose(s->log);
  free(s);
  return 0;
}
