// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// Two fields that are lost with one structure get one edit.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct pair {
  FILE *file;
  int fd;
};

struct pair *make(const char *path);
void drop(struct pair *p, int n);

struct pair *make(const char *path) {
  struct pair *p = calloc(1, sizeof *p);
  if (!p)
    return NULL;
  p->file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: field 'file' is never closed
  p->fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: field 'fd' is never closed
  // CHECK-MESSAGES: note: the edit for 'file' closes it, too
  return p;
}

void drop(struct pair *p, int n) {
  // CHECK-FIXES:   if (n == 0) {
  // CHECK-FIXES-NEXT:     if (p && p->fd >= 0) close(p->fd);
  // CHECK-FIXES-NEXT:     if (p && p->file) fclose(p->file);
  // CHECK-FIXES-NEXT:     free(p);
  // CHECK-FIXES-NEXT:   }
  if (n == 0)
    free(p);
}
