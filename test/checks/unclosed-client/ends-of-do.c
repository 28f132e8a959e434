// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// The body of a do ends with an if, and several ways lead to its end.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);

int at_the_end_of_a_round(const char *path, int n) {
  int i = 0;
  FILE *f;
  do {
    f = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is not closed on every path
    if (!f)
      break;
    // CHECK-FIXES:     if (fgetc(f) == 'x')
    // CHECK-FIXES-NEXT:       n++;
    // CHECK-FIXES-NEXT:     fclose(f);
    // CHECK-FIXES-NEXT:   } while (n < 7 && (i ? ++i < 3 : i++ < 2));
    // CHECK-FIXES-NEXT:   return n;
    if (fgetc(f) == 'x')
      n++;
  } while (n < 7 && (i ? ++i < 3 : i++ < 2));
  return n;
}

// Who goes on does not come to the end.
int continued(const char *path, int n) {
  FILE *f;
  do {
    f = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is not closed on every path
    if (!f)
      break;
    // CHECK-FIXES:     if (fgetc(f) == 'x') {
    // CHECK-FIXES-NEXT:       fclose(f);
    // CHECK-FIXES-NEXT:       continue;
    // CHECK-FIXES-NEXT:     }
    // CHECK-FIXES-NEXT:     if (fgetc(f) == 'y')
    // CHECK-FIXES-NEXT:       n++;
    // CHECK-FIXES-NEXT:     fclose(f);
    // CHECK-FIXES-NEXT:   } while (n++ < 3);
    if (fgetc(f) == 'x')
      continue;
    if (fgetc(f) == 'y')
      n++;
  } while (n++ < 3);
  return n;
}

int once(const char *path, int n) {
  do {
    const int fd = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'fd' is
    if (fd < 0)
      break;
    // CHECK-FIXES:     if (read(fd, &n, 1) == 1)
    // CHECK-FIXES-NEXT:       n++;
    // CHECK-FIXES-NEXT:     close(fd);
    // CHECK-FIXES-NEXT:   } while (0);
    if (read(fd, &n, 1) == 1)
      n++;
  } while (0);
  return n;
}

// The condition uses the stream: it is closed in the next round, and behind the loop.
int used_by_the_condition(const char *path, int n) {
  // CHECK-FIXES:   FILE *f = NULL;
  // CHECK-FIXES-NEXT:   do {
  // CHECK-FIXES-NEXT:     if (f) fclose(f);
  // CHECK-FIXES-NEXT:     f = fopen(path, "r");
  FILE *f;
  do {
    f = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is not closed on every path
    if (!f)
      break;
    // CHECK-FIXES:     if (fgetc(f) == 'x')
    // CHECK-FIXES-NEXT:       n++;
    // CHECK-FIXES-NEXT:   } while (fgetc(f) != n);
    // CHECK-FIXES-NEXT:   if (f) fclose(f);
    if (fgetc(f) == 'x')
      n++;
  } while (fgetc(f) != n);
  return n;
}

// The condition asks for errno: no close in front of it, and no else that closes what the next round would close again.
int errno_asked_by_the_condition(const char *path, int n) {
  // CHECK-FIXES:   FILE *f = NULL;
  // CHECK-FIXES-NEXT:   do {
  // CHECK-FIXES-NEXT:     if (f) fclose(f);
  // CHECK-FIXES-NEXT:     f = fopen(path, "r");
  FILE *f;
  do {
    f = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is not closed on every path
    if (!f)
      break;
    // CHECK-FIXES:     if (fgetc(f) == 'x')
    // CHECK-FIXES-NEXT:       n++;
    // CHECK-FIXES-NEXT:   } while (errno == 0 && n < 3);
    // CHECK-FIXES-NEXT:   if (f) fclose(f);
    if (fgetc(f) == 'x')
      n++;
  } while (errno == 0 && n < 3);
  return n;
}

// It is used in each round, and closed behind the loop.
int used_in_the_next_round(const char *path, int n) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  do {
    if (fgetc(f) == 'x') {
      fclose(f);
      return 2;
    }
    // CHECK-FIXES:     if (ready())
    // CHECK-FIXES-NEXT:       n++;
    // CHECK-FIXES-NEXT:   } while (n < 3);
    // CHECK-FIXES-NEXT:   fclose(f);
    if (ready())
      n++;
  } while (n < 3);
  return n;
}
