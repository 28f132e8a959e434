// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Paths that have closed the client meet paths that have not, and no jump tells
// them apart: the variable forgets a client that is closed.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
void note(const char *);

int closed_on_one_arm(const char *path) {
  int fd = open(path, O_RDONLY);
  int size = 0;
  if (fd < 0)
    return -1;
  if (ready()) {
    close(fd);
    note("closed");
  } else {
    size = (int)lseek(fd, 0, SEEK_END);
  }
  return size;
}
// CHECK-MESSAGES: :[[@LINE-12]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int closed_on_one_arm(const char *path) {
// CHECK-FIXES-NEXT:   int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:   int size = 0;
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     note("closed");
// CHECK-FIXES-NEXT:   } else {
// CHECK-FIXES-NEXT:     size = (int)lseek(fd, 0, SEEK_END);
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:   }

int closed_under_two_conditions(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (ready())
    if (ready())
      fclose(f);
  note("end");
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-9]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int closed_under_two_conditions(const char *path) {
// CHECK-FIXES:   if (ready())
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       f = NULL;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:   note("end");
// CHECK-FIXES-NEXT:   if (f) fclose(f);

// Its number is printed later: it cannot be forgotten, no edit.
int number_needed(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  if (ready()) {
    close(fd);
    note("closed");
  }
  printf("%d\n", fd);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-10]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-11]]:12: note: close 'fd' with 'close' on each path that leaves it open

// A jump comes back to where it is read: no edit.
int read_again(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
again:
  printf("%d\n", fd);
  if (ready()) {
    close(fd);
    if (ready())
      goto again;
  }
  note("end");
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-13]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-14]]:12: note: close 'fd' with 'close' on each path that leaves it open
