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
