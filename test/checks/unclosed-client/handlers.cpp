// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17 -fexceptions
//
// What no handler takes leaves the function, with the client open.
#include <cstdio>

int question();
struct Trouble {};
struct Refused {};
struct Denied : Refused {};

int pastTheHandler(const char *Path) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  try {
    if (question())
      throw Trouble();
    if (question() > 1)
      throw 1;
  } catch (int) {
    puts("no trouble");
  }
  fclose(File);
  return 0;
}

int pastBothHandlers(const char *Path) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  try {
    try {
      if (question())
        throw Trouble();
    } catch (int) {
      puts("not this one");
    }
  } catch (const Refused &) {
    puts("nor this one");
  }
  fclose(File);
  return 0;
}

int handlerOfABase(const char *Path) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  try {
    if (question())
      throw Denied();
  } catch (const Refused &) {
    return -2;
  }
  fclose(File);
  return 0;
}
