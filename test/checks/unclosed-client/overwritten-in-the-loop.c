// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Each round of a loop overwrites what the round before it has opened: the close goes in front of the opening.
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int first_that_answers(const struct sockaddr *const *addresses, int n, socklen_t size) {
  int i, s = -1;
  for (i = 0; i < n; i++) {
    // CHECK-FIXES:     if (s >= 0) close(s);
    // CHECK-FIXES-NEXT:     if ((s = socket(AF_INET, SOCK_STREAM, 0)) < 0)
    if ((s = socket(AF_INET, SOCK_STREAM, 0)) < 0)
      // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 's' is not closed on every path
      continue;
    if (connect(s, addresses[i], size) < 0)
      continue;
    break;
  }
  if (s < 0)
    return -1;
  close(s);
  return 0;
}

int as_a_statement(const struct sockaddr *const *addresses, int n, socklen_t size) {
  // CHECK-FIXES:   int s = -1, i = 0;
  int s, i = 0;
  while (i < n) {
    // CHECK-FIXES:     if (s >= 0) close(s);
    // CHECK-FIXES-NEXT:     s = socket(AF_INET, SOCK_STREAM, 0);
    s = socket(AF_INET, SOCK_STREAM, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 's' is not closed on every path
    if (s < 0)
      return -1;
    if (connect(s, addresses[i++], size) == 0)
      break;
  }
  if (i == 0)
    return -2;
  close(s);
  return 0;
}

// The round closes what it has opened, and nothing is lost.
int each_by_itself(const struct sockaddr *const *addresses, int n, socklen_t size) {
  int s;
  for (int i = 0; i < n; i++) {
    s = socket(AF_INET, SOCK_STREAM, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 's' is not closed on every path
    if (s < 0)
      return -1;
    // CHECK-FIXES:     if (connect(s, addresses[i], size) < 0) {
    // CHECK-FIXES-NEXT:       close(s);
    // CHECK-FIXES-NEXT:       continue;
    // CHECK-FIXES-NEXT:     }
    if (connect(s, addresses[i], size) < 0)
      continue;
    close(s);
    return 0;
  }
  return -2;
}

int opened_twice(const char *first, const char *second, int n) {
  FILE *f = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path
  if (f && n) {
    // CHECK-FIXES:     fclose(f);
    // CHECK-FIXES-NEXT:     f = fopen(second, "r");
    f = fopen(second, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is not closed on every path
  }
  if (!f)
    return -1;
  // CHECK-FIXES:   if (n == 2) {
  // CHECK-FIXES-NEXT:     fclose(f);
  // CHECK-FIXES-NEXT:     return 2;
  // CHECK-FIXES-NEXT:   }
  if (n == 2)
    return 2;
  fclose(f);
  return 0;
}
