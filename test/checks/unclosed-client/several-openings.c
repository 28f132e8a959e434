// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Several openings into one variable: one edit for all of them, or none.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
void note(const char *);
void keep(FILE *);

int the_second_if_the_first_failed(const char *a, const char *b) {
  int fd = open(a, O_RDONLY);
  if (fd < 0)
    fd = open(b, O_RDONLY);
  if (fd < 0)
    return -1;
  if (!ready())
    return -2;
  close(fd);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-10]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-9]]:10: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-10]]:10: note: the edit for the first opening of 'fd' closes it, too
// CHECK-FIXES: int the_second_if_the_first_failed(const char *a, const char *b) {
// CHECK-FIXES-NEXT:   int fd = open(a, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     fd = open(b, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (!ready()) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return -2;
// CHECK-FIXES-NEXT:   }

int the_second_in_a_block(const char *a, const char *b) {
  FILE *f = fopen(a, "r");
  if (f == NULL) {
    note(a);
    f = fopen(b, "r");
    if (f == NULL)
      return -1;
  }
  if (ready())
    return 1;
  return fgetc(f);
}
// CHECK-MESSAGES: :[[@LINE-11]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-9]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-10]]:9: note: the edit for the first opening of 'f' closes it, too
// CHECK-FIXES: int the_second_in_a_block(const char *a, const char *b) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(a, "r");
// CHECK-FIXES-NEXT:   if (f == NULL) {
// CHECK-FIXES-NEXT:     note(a);
// CHECK-FIXES-NEXT:     f = fopen(b, "r");
// CHECK-FIXES-NEXT:     if (f == NULL)
// CHECK-FIXES-NEXT:       return -1;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return 1;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   const int result = fgetc(f);
// CHECK-FIXES-NEXT:   fclose(f);
// CHECK-FIXES-NEXT:   return result;

int one_or_the_other(const char *a, const char *b, int which) {
  FILE *f;
  if (which)
    f = fopen(a, "r");
  else
    f = fopen(b, "r");
  if (!f)
    return -1;
  return fgetc(f);
}
// CHECK-MESSAGES: :[[@LINE-7]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-6]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-7]]:9: note: the edit for the first opening of 'f' closes it, too
// CHECK-FIXES: int one_or_the_other(const char *a, const char *b, int which) {
// CHECK-FIXES-NEXT:   FILE *f;
// CHECK-FIXES-NEXT:   if (which)
// CHECK-FIXES-NEXT:     f = fopen(a, "r");
// CHECK-FIXES-NEXT:   else
// CHECK-FIXES-NEXT:     f = fopen(b, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   const int result = fgetc(f);
// CHECK-FIXES-NEXT:   fclose(f);
// CHECK-FIXES-NEXT:   return result;

int by_a_conditional(const char *path, int writes) {
  int fd = writes ? open(path, O_WRONLY) : open(path, O_RDONLY);
  if (fd == -1)
    return -1;
  if (!ready())
    return -2;
  close(fd);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:21: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-9]]:44: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-10]]:44: note: the edit for the first opening of 'fd' closes it, too
// CHECK-FIXES: int by_a_conditional(const char *path, int writes) {
// CHECK-FIXES-NEXT:   int fd = writes ? open(path, O_WRONLY) : open(path, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd == -1)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (!ready()) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return -2;
// CHECK-FIXES-NEXT:   }

int perhaps_neither(const char *path, int which) {
  FILE *f = NULL;
  if (which == 1)
    f = fopen(path, "r");
  else if (which == 2)
    f = fopen(path, "w");
  note("opened");
  return which;
}
// CHECK-MESSAGES: :[[@LINE-6]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-5]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-6]]:9: note: the edit for the first opening of 'f' closes it, too
// CHECK-FIXES: int perhaps_neither(const char *path, int which) {
// CHECK-FIXES-NEXT:   FILE *f = NULL;
// CHECK-FIXES-NEXT:   if (which == 1)
// CHECK-FIXES-NEXT:     f = fopen(path, "r");
// CHECK-FIXES-NEXT:   else if (which == 2)
// CHECK-FIXES-NEXT:     f = fopen(path, "w");
// CHECK-FIXES-NEXT:   note("opened");
// CHECK-FIXES-NEXT:   if (f) fclose(f);

int opened_again(const char *a, const char *b) {
  int fd = open(a, O_RDONLY);
  if (fd < 0)
    return -1;
  if (!ready())
    return -2;
  close(fd);
  fd = open(b, O_RDONLY);
  if (fd < 0)
    return -3;
  if (!ready())
    return -4;
  close(fd);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-14]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-9]]:8: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int opened_again(const char *a, const char *b) {
// CHECK-FIXES-NEXT:   int fd = open(a, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (!ready()) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return -2;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   close(fd);
// CHECK-FIXES-NEXT:   fd = open(b, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return -3;
// CHECK-FIXES-NEXT:   if (!ready()) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return -4;
// CHECK-FIXES-NEXT:   }

int overwritten_by_the_second(const char *a, const char *b) {
  FILE *f = fopen(a, "r");
  if (!f)
    return -1;
  note(a);
  f = fopen(b, "r");
  if (!f)
    return -2;
  fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-10]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int overwritten_by_the_second(const char *a, const char *b) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(a, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   note(a);
// CHECK-FIXES-NEXT:   fclose(f);

// If the first has been kept, the variable holds the second.
int first_given_away(const char *a, const char *b, int which) {
  FILE *f = fopen(a, "r");
  if (!f)
    return -1;
  if (which) {
    keep(f);
    f = fopen(b, "r");
  }
  note("open");
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-10]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-6]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-7]]:9: note: the edit for the first opening of 'f' closes it, too
// CHECK-FIXES: int first_given_away(const char *a, const char *b, int which) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(a, "r");
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (which) {
// CHECK-FIXES-NEXT:     keep(f);
// CHECK-FIXES-NEXT:     f = fopen(b, "r");
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   note("open");
// CHECK-FIXES-NEXT:   if (f) fclose(f);

// A value of another kind: it does not tell whether anything is open, no edit.
int or_what_is_given(const char *a, const char *b, FILE *given, int which) {
  FILE *f = given;
  if (which == 1)
    f = fopen(a, "r");
  if (which == 2)
    f = fopen(b, "r");
  note("open");
  return which;
}
// CHECK-MESSAGES: :[[@LINE-6]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-7]]:9: note: close 'f' with 'fclose' on each path that leaves it open
// CHECK-MESSAGES: :[[@LINE-6]]:9: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-7]]:9: note: close 'f' with 'fclose' on each path that leaves it open
