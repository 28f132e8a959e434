// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Arrays that a loop fills with clients: what earlier rounds have opened.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int the_next_one_fails(const char *path) {
  int fds[3];
  for (int i = 0; i < 3; ++i) {
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
    if (fds[i] < 0)
      return -1;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: note: 'fds(0)' is still open when the function returns here
  }
  for (int i = 0; i < 3; ++i)
    close(fds[i]);
  return 0;
}

int as_many_as_the_caller_says(const char *path, int count) {
  FILE *files[8];
  for (int i = 0; i < count; ++i) {
    files[i] = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'files(i)' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
    if (!files[i])
      return -1;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: note: 'files(0)' is still open when the function returns here
  }
  for (int i = 0; i < count; ++i)
    fclose(files[i]);
  return 0;
}

struct end {
  int fd;
  int used;
};

int in_a_field(const char *path) {
  struct end ends[2];
  for (int i = 0; i < 2; ++i) {
    ends[i].fd = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'ends(i).fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close [closecall-unclosed-client]
    if (ends[i].fd < 0)
      return -1;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: note: 'ends(0).fd' is still open when the function returns here
    ends[i].used = 0;
  }
  close(ends[0].fd);
  close(ends[1].fd);
  return 0;
}

static void close_first(FILE **files, int count) {
  for (int k = 0; k < count; ++k) {
    if (files[k])
      fclose(files[k]);
    files[k] = NULL;
  }
}

int what_a_walk_has_left(const char *path, FILE *other) {
  FILE *files[2] = {NULL, other};
  close_first(files, 1);
  FILE *file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (files[1])
    return -1;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: note: still open when the function returns here
  if (file)
    fclose(file);
  return 0;
}

int what_a_loop_has_left(const char *path, FILE *other) {
  FILE *files[2] = {NULL, NULL};
  for (int k = 0; k < 2; ++k)
    files[k] = other;
  FILE *file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (files[0])
    return -1;
  // CHECK-MESSAGES: :[[@LINE-1]]:5: note: still open when the function returns here
  if (file)
    fclose(file);
  return 0;
}
