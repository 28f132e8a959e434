// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// One branch closes the client, another one does not: it is closed where that one ends, also if its variable lives on.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
void note(const char *);

int closed_on_the_other_arm(const char *path) {
  int n = 0;
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  // CHECK-FIXES:   if (ready()) {
  // CHECK-FIXES-NEXT:     n = fgetc(f);
  // CHECK-FIXES-NEXT:     note("ready");
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   } else {
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   }
  if (ready()) {
    n = fgetc(f);
    note("ready");
  } else {
    fclose(f);
  }
  note("end");
  return n;
}

int given_on_the_other_arm(const char *path, FILE **to) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  if (to != NULL) {
    *to = f;
  // CHECK-FIXES:   } else {
  // CHECK-FIXES-NEXT:     note("nobody wants it");
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:   }
  } else {
    note("nobody wants it");
  }
  return 0;
}

int at_the_end_of_a_round(const char *path) {
  FILE *f;
  int i, n = 0;
  for (i = 0; i < 3; i++) {
    f = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is
    if (!f)
      continue;
    // CHECK-FIXES:     if (fgetc(f) == 'x')
    // CHECK-FIXES-NEXT:       n++;
    // CHECK-FIXES-NEXT:     fclose(f);
    // CHECK-FIXES-NEXT:   }
    if (fgetc(f) == 'x')
      n++;
  }
  return n;
}

int used_in_the_next_round(const char *path, int n) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is
  if (!f)
    return -1;
  // CHECK-FIXES:   for (; n > 0; n--) {
  // CHECK-FIXES-NEXT:     if (fgetc(f) == n)
  // CHECK-FIXES-NEXT:       note("step");
  // CHECK-FIXES-NEXT:   }
  // CHECK-FIXES-NEXT:   fclose(f);
  // CHECK-FIXES-NEXT:   return 0;
  for (; n > 0; n--) {
    if (fgetc(f) == n)
      note("step");
  }
  return 0;
}

int in_part_of_an_expression(const char *path, int n) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: {{.*}}; no edit: a path to the same exit has closed it
  if (!f)
    return -1;
  if (n) {
    ready() && fclose(f);
  }
  return 0;
}

int the_value_of_a_block(const char *path, int n) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: {{.*}}; no edit: a path to the same exit has closed it
  if (!f)
    return -1;
  const int m = n ? fclose(f) : ({
    note("none");
    ready();
  });
  return m;
}

int errno_asked_behind(const char *path) {
  FILE *const f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'f' is not closed on every path
  if (!f)
    return -1;
  // CHECK-FIXES:     note("step");
  // CHECK-FIXES-NEXT:   } else {
  if (fgetc(f) == 'x') {
    note("step");
  } else {
    fclose(f);
  }
  // CHECK-FIXES:   perror("step");
  perror("step");
  return 0;
}
