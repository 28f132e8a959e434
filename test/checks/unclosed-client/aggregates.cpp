// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Structures whose destruction does nothing for the client in them.
#include <cstdio>
#include <string>

int ask(int);

struct NamedLog {
  std::string name;
  FILE *file = nullptr;
};

int destructorOfTheNameOnly(const char *path) {
  NamedLog log;
  log.file = std::fopen(path, "a");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'log.file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!log.file)
    return -1;
  if (ask(1))
  // CHECK-FIXES:   if (ask(1)) {
  // CHECK-FIXES:     std::fclose(log.file);
    return -2;
    // CHECK-FIXES:   }
  std::fclose(log.file);
  return 0;
}

struct Talkative {
  FILE *file = nullptr;
  ~Talkative() { ask(2); }
};

int destructorThatDoesSomethingElse(const char *path) {
  Talkative log;
  log.file = std::fopen(path, "a");
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'log.file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!log.file)
    return -1;
  if (ask(1))
  // CHECK-FIXES:   if (ask(1)) {
  // CHECK-FIXES:     std::fclose(log.file);
    return -2;
    // CHECK-FIXES:   }
  std::fclose(log.file);
  return 0;
}
