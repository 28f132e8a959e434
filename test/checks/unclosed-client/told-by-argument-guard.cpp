// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config '{CheckOptions: [{key: closecall-unclosed-client.Guard, value: gsl}]}'
//
// No guard beside a call that may close the client itself, and may not.
#include <gsl/util>
#include <cstdio>

static void close_if(FILE *f, bool yes) {
  if (yes)
    fclose(f);
}

int told_by_the_caller(const char *path, bool yes) {
  // CHECK-MESSAGES: :[[@LINE+1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (fgetc(f) == 'x')
    return 1;
  close_if(f, yes);
  return 0;
  // CHECK-MESSAGES: :[[@LINE-7]]:13: note: close 'f' with 'fclose' on each path that leaves it open; no edit: a path to the same exit has closed it
}
