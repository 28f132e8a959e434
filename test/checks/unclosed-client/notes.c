// RUN: %clang_tidy --checks=-*,closecall-unclosed-client %s -- %mocks_c 2>&1 | FileCheck --implicit-check-not=note: %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int branches(int kind, const char *path) {
  FILE *f = fopen(path, "r");
  char c;
  if (!f)
    return -1;
  if (fread(&c, 1, 1, f) != 1)
    return -2;
  switch (kind) {
  case 1:
    return 1;
  default:
    break;
  }
  fclose(f);
  return 0;
}
// CHECK: notes.c:[[@LINE-15]]:13: warning: 'f' is not closed on every path
// CHECK: notes.c:[[@LINE-12]]:7: note: assuming 'fread(&c, 1, 1, f) != 1' is true
// CHECK: notes.c:[[@LINE-12]]:5: note: still open when the function returns here
// CHECK: notes.c:[[@LINE-14]]:7: note: assuming 'fread(&c, 1, 1, f) != 1' is false
// CHECK: notes.c:[[@LINE-12]]:3: note: taking this case of 'kind'
// CHECK: notes.c:[[@LINE-12]]:5: note: still open when the function returns here

int wrong_label(const char *path, char *buffer) {
  int result = -1;
  FILE *f = fopen(path, "r");
  if (!f)
    goto out;
  if (fread(buffer, 1, 10, f) != 10)
    goto out;
  result = 0;
  fclose(f);
out:
  return result;
}
// CHECK: notes.c:[[@LINE-10]]:13: warning: 'f' is not closed on every path
// CHECK: notes.c:[[@LINE-8]]:7: note: assuming 'fread(buffer, 1, 10, f) != 10' is true
// CHECK: notes.c:[[@LINE-4]]:3: note: still open when the function returns here

int left_in_a_loop(const char **paths, int count) {
  for (int i = 0; i < count; ++i) {
    FILE *f = fopen(paths[i], "r");
    if (!f)
      continue;
    if (fgetc(f) == '#')
      break;
    fclose(f);
  }
  return count;
}
// CHECK: notes.c:[[@LINE-9]]:15: warning: 'f' is not closed on every path
// CHECK: notes.c:[[@LINE-7]]:9: note: assuming 'fgetc(f) == '#'' is true
// CHECK: notes.c:[[@LINE-4]]:3: note: still open when the function returns here

int overwritten(const char *a, const char *b) {
  int fd = open(a, O_RDONLY);
  if (fd < 0)
    return -1;
  fd = open(b, O_RDONLY);
  if (fd < 0)
    return -1;
  close(fd);
  return 0;
}
// CHECK: notes.c:[[@LINE-9]]:12: warning: 'fd' is not closed on every path
// CHECK: notes.c:[[@LINE-7]]:3: note: overwritten here while still open

int discarded(const char *path) {
  return fopen(path, "r") ? 1 : 0;
}
// CHECK: notes.c:[[@LINE-2]]:10: warning: the result of 'fopen' is discarded and never closed
// CHECK: notes.c:[[@LINE-3]]:10: note: keep the result in a variable and close it with 'fclose'

static FILE *open_log(const char *name) {
  FILE *f = fopen(name, "a");
  return f;
}

int through_a_wrapper(int quiet) {
  FILE *log = open_log("log");
  if (!log || quiet)
    return 0;
  fputs("started", log);
  fclose(log);
  return 1;
}
// CHECK: notes.c:[[@LINE-7]]:15: warning: 'log' is not closed on every path
// CHECK: notes.c:[[@LINE-13]]:13: note: the client is opened here
// CHECK: notes.c:[[@LINE-8]]:15: note: assuming 'quiet' is true
// CHECK: notes.c:[[@LINE-8]]:5: note: still open when the function returns here

int use(int fd);

int borrowed(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd == -1)
    return -1;
  if (use(fd) < 0)
    return -2;
  close(fd);
  return 0;
}
// CHECK: notes.c:[[@LINE-8]]:12: warning: 'fd' is not closed on every path
// CHECK: notes.c:[[@LINE-6]]:7: note: assuming 'use(fd) < 0' is true
// CHECK: notes.c:[[@LINE-6]]:5: note: still open when the function returns here
// CHECK: notes.c:[[@LINE-14]]:5: note: 'use' only borrows it: code in this file closes the client after such a call

int both(const char *a, const char *b) {
  FILE *in = fopen(a, "r");
  FILE *out = in ? fopen(b, "w") : NULL;
  if (in && out) {
    fputc(fgetc(in), out);
    fclose(out);
    fclose(in);
  }
  return in && out;
}
// CHECK: notes.c:[[@LINE-9]]:14: warning: 'in' is not closed on every path
// CHECK: notes.c:[[@LINE-8]]:13: note: assuming 'out' is false
// CHECK: notes.c:[[@LINE-4]]:3: note: still open when the function returns here
// CHECK: notes.c:[[@LINE-12]]:14: note: close 'in' with 'fclose' on each path that leaves it open

int never(const char *path) {
  FILE *f = fopen(path, "r");
  return f ? fgetc(f) : -1;
}
// CHECK: notes.c:[[@LINE-3]]:13: warning: 'f' is never closed
// CHECK: notes.c:[[@LINE-3]]:3: note: still open when the function returns here

int many_ways_out(const char *path, int kind) {
  FILE *f = fopen(path, "r");
  if (!f)
    return 0;
  if (kind == 1)
    return 1;
  if (kind == 2)
    return 2;
  if (kind == 3)
    return 3;
  if (kind == 4)
    return 4;
  fclose(f);
  return 5;
}
// CHECK: notes.c:[[@LINE-14]]:13: warning: 'f' is not closed on every path
// CHECK: notes.c:[[@LINE-12]]:7: note: assuming 'kind == 1' is true
// CHECK: notes.c:[[@LINE-12]]:5: note: still open when the function returns here
// CHECK: notes.c:[[@LINE-14]]:7: note: assuming 'kind == 1' is false
// CHECK: notes.c:[[@LINE-13]]:7: note: assuming 'kind == 2' is true
// CHECK: notes.c:[[@LINE-13]]:5: note: still open when the function returns here
// CHECK: notes.c:[[@LINE-17]]:7: note: assuming 'kind == 1' is false
// CHECK: notes.c:[[@LINE-16]]:7: note: assuming 'kind == 2' is false
// CHECK: notes.c:[[@LINE-15]]:7: note: assuming 'kind == 3' is true
// CHECK: notes.c:[[@LINE-15]]:5: note: still open when the function returns here
// CHECK: notes.c:[[@LINE-24]]:13: note: 1 more way out leaves it open

int saved_status(const char *path, int *value) {
  int rc = -1;
  FILE *f = fopen(path, "r");
  if (f)
    rc = fscanf(f, "%d", value);
  if (rc == 1)
    fclose(f);
  return rc;
}
// CHECK: notes.c:[[@LINE-7]]:13: warning: 'f' is not closed on every path
// CHECK: notes.c:[[@LINE-5]]:7: note: assuming 'rc == 1' is false
// CHECK: notes.c:[[@LINE-4]]:3: note: still open when the function returns here
