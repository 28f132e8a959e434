// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A guard where an exit in between has closed the client.
#include <fcntl.h>
#include <unistd.h>

int ask(int);
static int risky(int n) {
  if (n < 0)
    throw 1;
  return n;
}

int closed_on_an_earlier_way_out(int n) {
  int in = open("in", O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'in' is not closed on every path; 'open' opens a file descriptor that 'close' must close
  // CHECK-FIXES:   const auto in_guard_action = [&] { if (in >= 0) close(in); };
  if (in < 0)
    return -1;
  if (ask(1)) {
    close(in);
    // CHECK-FIXES:     in = -1;
    return -2;
  }
  n = risky(ask(in));
  close(in);
  // CHECK-FIXES:   in = -1;
  return n;
}

// The handler comes by with what is closed, and tells its number.
int asked_by_a_handler(int n) {
  int in = open("in", O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'in' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: close 'in' with 'close' on each path that leaves it open; no edit: a call that throws loses it, and no guard for its variable fits
  if (in < 0)
    return -1;
  try {
    if (ask(2)) {
      close(in);
      n = risky(3);
      return n;
    }
  } catch (int) {
    return -in;
  }
  n = risky(n);
  close(in);
  return n;
}

// What comes behind the closing's block is reached.
int not_left_there(int n) {
  int in = open("in", O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'in' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: close 'in' with 'close' on each path that leaves it open; no edit: a call that throws loses it, and no guard for its variable fits
  if (in < 0)
    return -1;
  if (ask(4)) {
    close(in);
    if (ask(5))
      return -2;
    return -in;
  }
  n = risky(n);
  close(in);
  return n;
}

int behind_a_switch(int n) {
  int fd = -1;
  // CHECK-FIXES:   int fd = -1;
  // CHECK-FIXES-NEXT:   const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
  switch (n) {
  case 1:
    fd = open("in", O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'fd' is not closed on every path
    break;
  default:
    return -3;
  }
  if (fd < 0)
    return -1;
  n = risky(ask(fd));
  close(fd);
  // CHECK-FIXES:   fd = -1;
  return n;
}

// A jump would pass the value that the guard needs.
int passed_by_a_jump(int n) {
  if (n > 9)
    goto none;
  int fd;
  // CHECK-MESSAGES: :[[@LINE+2]]:8: warning: 'fd' is not closed on every path
  // CHECK-MESSAGES: :[[@LINE+1]]:8: note: close 'fd' with 'close' on each path that leaves it open; no edit: a call that throws loses it, and no guard for its variable fits
  fd = open("in", O_RDONLY);
  if (fd < 0)
    return -1;
  n = risky(n);
  close(fd);
none:
  return n;
}
