// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17 -fexceptions
//
// Exceptions that leave an open client behind.
#include <cstdio>

struct ParseError {};
int risky(int N) {
  if (N < 0)
    throw ParseError();
  return N;
}
int indirectlyRisky(int N) { return risky(N) + 1; }
int calm(int N) noexcept { return N; }

int explicitThrow(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  if (N == 7)
    throw ParseError();
  fclose(File);
  return 0;
}

int calledThrow(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  const int Answer = indirectlyRisky(N);
  fclose(File);
  return Answer;
}

int rethrown(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  int Answer = 0;
  try {
    Answer = risky(N);
  } catch (...) {
    Answer = -1;
    throw;
  }
  fclose(File);
  return Answer;
}

int swallowed(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!File)
    return -1;
  try {
    risky(N);
    fclose(File);
  } catch (const ParseError &) {
    return -2;
  }
  return 0;
}

int closedByHandler(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  try {
    risky(N);
  } catch (...) {
    fclose(File);
    throw;
  }
  fclose(File);
  return 0;
}

int calmCallee(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  const int Answer = calm(N);
  fclose(File);
  return Answer;
}

int caughtInside(int N) {
  try {
    return risky(N);
  } catch (const ParseError &) {
    return -1;
  }
}

int calleeCatches(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  const int Answer = caughtInside(N);
  fclose(File);
  return Answer;
}

int endsTheProgram(const char *Path, int N) noexcept {
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  const int Answer = risky(N);
  fclose(File);
  return Answer;
}

int beforeTheOpening(const char *Path, int N) {
  risky(N);
  FILE *File = fopen(Path, "r");
  if (!File)
    return -1;
  fclose(File);
  return 0;
}

void checkBoth(FILE *File, int N) {
  if (!File || N < 0)
    throw ParseError();
}

int throwsForAnotherReasonToo(const char *Path, int N) {
  FILE *File = fopen(Path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'File' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  checkBoth(File, N);
  fclose(File);
  return 0;
}
