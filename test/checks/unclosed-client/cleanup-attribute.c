// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-unclosed-client.Guard, value: cleanup-attribute}]}'
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int ready(void);
void note(const char *);

  // CHECK-FIXES: static void close_f_in_early_return(FILE **client) {
  // CHECK-FIXES-NEXT:   if (*client) fclose(*client);
  // CHECK-FIXES-NEXT: }
int early_return(const char *path) {
  char buffer[10];
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  // CHECK-FIXES:   __attribute__((cleanup(close_f_in_early_return))) FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (fread(buffer, 1, 10, f) != 10)
    return -2;
  fclose(f);
  // CHECK-FIXES:   f = NULL;
  return 0;
}

  // CHECK-FIXES: static void close_fd_in_opened_later(int *client) {
  // CHECK-FIXES-NEXT:   if (*client >= 0) close(*client);
  // CHECK-FIXES-NEXT: }
static int opened_later(const char *path) {
  int fd;
  // CHECK-FIXES:   __attribute__((cleanup(close_fd_in_opened_later))) int fd = -1;
  if (!ready())
    return -1;
  fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  note(path);
  return ready();
}

// Its number is needed after the close: closes at the exits instead.
int number_needed(const char *path) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  if (!ready())
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     close(fd);
    return -2;
    // CHECK-FIXES:   }
  close(fd);
  return fd;
}

// A jump comes into the scope: closes at the exits instead.
int jumped_over(const char *path) {
  if (!ready())
    goto out;
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
  if (fd < 0)
    goto out;
  note(path);
  return ready();
  // CHECK-FIXES:   const int result = ready();
  // CHECK-FIXES:   close(fd);
  // CHECK-FIXES:   return result;
out:
  return -1;
}

// Returned on success: the caller closes.
FILE *given_back(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return NULL;
  if (!ready())
  // CHECK-FIXES:   if (!ready()) {
  // CHECK-FIXES:     fclose(f);
    return NULL;
    // CHECK-FIXES:   }
  return f;
}
