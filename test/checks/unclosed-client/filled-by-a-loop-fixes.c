// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
// RUN: %check_test %s -- -std=c99
//
// An exit closes what the rounds before it have opened.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int use(int fd);
int status_of(int fd, int number);

int with_a_result(const char *path, int count) {
  int fds[8], i;
  for (i = 0; i < count; i++) {
    // CHECK-FIXES:     if ((fds[i] = open(path, O_RDONLY)) < 0) {
    // CHECK-FIXES-NEXT:       for (int k = 0; k < i; ++k) close(fds[k]);
    if ((fds[i] = open(path, O_RDONLY)) < 0)
      return i;
    // CHECK-MESSAGES: :[[@LINE-2]]:19: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  }
  for (i = 0; i < count; i++)
    close(fds[i]);
  return 0;
}

int after_it_has_opened(const char *path) {
  int fds[4];
  for (unsigned i = 0; i < 4; ++i) {
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    if (fds[i] < 0)
      exit(1);
    // CHECK-FIXES:     if (use(fds[i])) {
    // CHECK-FIXES-NEXT:       for (unsigned int k = 0; k <= i; ++k) close(fds[k]);
    if (use(fds[i]))
      return -1;
  }
  for (unsigned i = 0; i < 4; ++i)
    close(fds[i]);
  return 0;
}

int one_exit_for_both(const char *path) {
  FILE *files[3];
  for (int i = 0; i < 3; ++i) {
    files[i] = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'files(i)' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
    // CHECK-FIXES:     if (!files[i] || fgetc(files[i]) < 0) {
    // CHECK-FIXES-NEXT:       for (int k = 0; k <= i; ++k) if (files[k]) fclose(files[k]);
    if (!files[i] || fgetc(files[i]) < 0)
      return -1;
  }
  for (int i = 0; i < 3; ++i)
    fclose(files[i]);
  return 0;
}

int some_may_be_missing(const char *path, int wanted) {
  int fds[3];
  for (int i = 0; i < 3; ++i)
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-FIXES:   if (wanted < 0) {
  // CHECK-FIXES-NEXT:     for (int i = 0; i < 3; ++i) if (fds[i] >= 0) close(fds[i]);
  if (wanted < 0)
    return -1;
  for (int i = 0; i < 3; ++i)
    if (fds[i] >= 0)
      close(fds[i]);
  return 0;
}

int never_closed(const char *path, int count) {
  FILE *files[16];
  for (int i = 0; i < count; ++i) {
    files[i] = fopen(path, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'files(i)' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
    if (!files[i])
      exit(1);
  }
  for (int i = 0; i < count; ++i)
    fputs("hello", files[i]);
  // CHECK-FIXES:   for (int i = 0; i < count; ++i) fclose(files[i]);
  return count;
}

int by_a_while(const char *path) {
  int fds[3];
  int n = 0;
  while (n < 3) {
    fds[n] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(n)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    // CHECK-FIXES:     if (fds[n] < 0) {
    // CHECK-FIXES-NEXT:       while (n-- > 0) close(fds[n]);
    if (fds[n] < 0)
      return -1;
    ++n;
  }
  // CHECK-FIXES:   if (use(fds[0])) {
  // CHECK-FIXES-NEXT:     while (n-- > 0) close(fds[n]);
  if (use(fds[0]))
    return -2;
  for (int k = 0; k < 3; ++k)
    close(fds[k]);
  return 0;
}

int to_a_label(const char *path, int count) {
  int fds[5];
  int result = -1;
  for (int i = 0; i < count; ++i) {
    fds[i] = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fds(i)' is not closed on every path; 'open' opens a file descriptor that 'close' must close
    // CHECK-FIXES:     if (fds[i] < 0) {
    // CHECK-FIXES-NEXT:       for (int k = 0; k < i; ++k) close(fds[k]);
    if (fds[i] < 0)
      goto out;
  }
  for (int i = 0; i < count; ++i)
    close(fds[i]);
  result = 0;
out:
  return result;
}

int another_loop_has_closed_them(const char *path) {
  int fds[7];
  int result = 0, i;
  for (i = 0; i < 7; ++i) {
    // CHECK-FIXES:     if ((fds[i] = open(path, O_RDONLY)) < 0) {
    // CHECK-FIXES-NEXT:       for (int k2 = 0; k2 < i; ++k2) close(fds[k2]);
    if ((fds[i] = open(path, O_RDONLY)) < 0)
      goto out;
    // CHECK-MESSAGES: :[[@LINE-2]]:19: warning: 'fds(i)' is not closed on every path
  }
  if (use(1)) {
    result = 1;
    // CHECK-FIXES:     for (int k2 = 0; k2 < i; ++k2) close(fds[k2]);
    goto out;
  }
  for (int k = 0; k < 7; ++k)
    close(fds[k]);
out:
  return result;
}
