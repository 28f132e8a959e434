// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Braces where a branch has none: with else, with comments, on one line.
#include <stdio.h>

int ready(void);

int before_else(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (ready())
    return 1;
  else
    fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-9]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int before_else(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return 1;
// CHECK-FIXES-NEXT:   } else

int both_arms(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (ready())
    return 1;
  else
    return 2;
}
// CHECK-MESSAGES: :[[@LINE-8]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int both_arms(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return 1;
// CHECK-FIXES-NEXT:   } else {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return 2;
// CHECK-FIXES-NEXT:   }

int else_if(const char *path, int n) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (n == 1) {
    fclose(f);
  } else if (n == 2)
    return 7;
  else
    fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-11]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int else_if(const char *path, int n) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (n == 1) {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:   } else if (n == 2) {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return 7;
// CHECK-FIXES-NEXT:   } else

void with_comments(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return;
  if (ready()) // in time
    return; // nothing to do
  if (ready()) /* late */
    return; /* nothing, either */
  fclose(f);
}
// CHECK-MESSAGES: :[[@LINE-9]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: void with_comments(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return;
// CHECK-FIXES-NEXT:   if (ready()) { // in time
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return; // nothing to do
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   if (ready()) { /* late */
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return; /* nothing, either */
// CHECK-FIXES-NEXT:   }

int comment_before_else(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (ready())
    return 1;
  // not ready
  else
    fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-10]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int comment_before_else(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return 1;
// CHECK-FIXES-NEXT:   }

int on_the_same_line(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f) return -1;
  if (ready()) return 2;
  fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-6]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int on_the_same_line(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r");
// CHECK-FIXES-NEXT:   if (!f) return -1;
// CHECK-FIXES-NEXT:   if (ready()) { fclose(f); return 2; }

int all_on_one_line(const char *path) { FILE *f = fopen(path, "r"); if (!f) return -1; if (ready()) return 2; fclose(f); return 0; }
// CHECK-MESSAGES: :[[@LINE-1]]:51: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int all_on_one_line(const char *path) { FILE *f = fopen(path, "r"); if (!f) return -1; if (ready()) { fclose(f); return 2; } fclose(f); return 0; }
