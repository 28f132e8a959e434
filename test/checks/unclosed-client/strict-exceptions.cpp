// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s --config "{CheckOptions: [{key: closecall-unclosed-client.StrictExceptions, value: true}]}" -- -std=c++17 -fexceptions
//
// With StrictExceptions any call may throw that is not declared otherwise.
#include <cstdio>

int unseen(int N);
int unseenButCalm(int N) noexcept;
extern "C" int ofTheCLibrary(int N);

int mayThrow(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  const int Answer = unseen(N);
  fclose(File);
  return Answer;
}

int cannotThrow(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  const int Answer = unseenButCalm(N) + ofTheCLibrary(N);
  fclose(File);
  return Answer;
}
