// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// REQUIRES: llvm-at-least-19
// RUN: %check_test %s
//
// A client that is declared in a block is closed where the block ends.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
void note(const char *);

void in_a_branch(const char *path) {
  if (ready()) {
    FILE *f = fopen(path, "r");
    if (f)
      fgetc(f);
  }
  note("end");
}
// CHECK-MESSAGES: :[[@LINE-6]]:15: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: void in_a_branch(const char *path) {
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:     if (f)
// CHECK-FIXES-NEXT:       fgetc(f);
// CHECK-FIXES-NEXT:     if (f) fclose(f);

int in_a_loop(const char *path) {
  int i;
  for (i = 0; i < 3; i++) {
    FILE *f = fopen(path, "r");
    if (!f)
      continue;
    if (fgetc(f) == 'x')
      break;
    note("next");
  }
  return i;
}
// CHECK-MESSAGES: :[[@LINE-9]]:15: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int in_a_loop(const char *path) {
// CHECK-FIXES-NEXT:   int i;
// CHECK-FIXES-NEXT:   for (i = 0; i < 3; i++) {
// CHECK-FIXES-NEXT:     FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:     if (!f)
// CHECK-FIXES-NEXT:       continue;
// CHECK-FIXES-NEXT:     if (fgetc(f) == 'x') {
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       break;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     note("next");
// CHECK-FIXES-NEXT:     fclose(f);

int in_a_retry(const char *path) {
  int i = 0;
  do {
    FILE *f = fopen(path, "r");
    if (f && ready()) {
      fclose(f);
      return i;
    }
  } while (++i < 3);
  return -1;
}
// CHECK-MESSAGES: :[[@LINE-8]]:15: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int in_a_retry(const char *path) {
// CHECK-FIXES-NEXT:   int i = 0;
// CHECK-FIXES-NEXT:   do {
// CHECK-FIXES-NEXT:     FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:     if (f && ready()) {
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       return i;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     if (f) fclose(f);

// Declared outside of the block: it is closed where the function is left.
int declared_outside(const char *path) {
  FILE *f = NULL;
  if (ready()) {
    int mode = 1;
    f = fopen(path, "r");
    note(mode ? "a" : "b");
  }
  return 3;
}
// CHECK-MESSAGES: :[[@LINE-5]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int declared_outside(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = NULL;
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     int mode = 1;
// CHECK-FIXES-NEXT:     f = fopen(path, "r");
// CHECK-FIXES-NEXT:     note(mode ? "a" : "b");
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   if (f) fclose(f);

int while_it_can_be_opened(const char *path, int n) {
  int fd;
  // CHECK-FIXES:     if (read(fd, &c, 1) == 1)
  // CHECK-FIXES-NEXT:       n--;
  // CHECK-FIXES-NEXT:     close(fd);
  // CHECK-FIXES-NEXT:   }
  while (n > 0 && (fd = open(path, O_RDONLY)) >= 0) {
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'fd' is
    char c;
    if (read(fd, &c, 1) == 1)
      n--;
  }
  return n;
}
