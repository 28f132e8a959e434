// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Clients in pairs and in structures that a function of this file returns.
#include <stdio.h>
#include <utility>

bool ask();

static std::pair<FILE *, int> opened(const char *path) {
  FILE *f = fopen(path, "r");
  return {f, f ? 0 : -1};
}

int lostByItsName(const char *path) {
  auto [f, error] = opened(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'f' is not closed on every path; 'opened' opens a stdio stream that 'fclose' must close
  if (error < 0)
    return -1;
  if (ask())
  // CHECK-FIXES:   if (ask()) {
  // CHECK-FIXES:     fclose(f);
    return -2;
    // CHECK-FIXES:   }
  fclose(f);
  return 0;
}

int lostInAMember(const char *path) {
  auto result = opened(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'result.first' is not closed on every path; 'opened' opens a stdio stream that 'fclose' must close
  if (!result.first)
    return -1;
  if (ask())
  // CHECK-FIXES:   if (ask()) {
  // CHECK-FIXES:     fclose(result.first);
    return -2;
    // CHECK-FIXES:   }
  fclose(result.first);
  return 0;
}

static std::pair<FILE *, int> passedOn(const char *path) { return opened(path); }

int lostByTheSecondCaller(const char *path) {
  auto [f, error] = passedOn(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'f' is not closed on every path; 'passedOn' opens a stdio stream that 'fclose' must close
  if (ask())
    return error;
  if (f)
    fclose(f);
  return 0;
}

int madeHere(const char *path) {
  std::pair<FILE *, int> both(fopen(path, "r"), 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'both.first' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!both.first)
    return -1;
  if (ask())
  // CHECK-FIXES:   if (ask()) {
  // CHECK-FIXES:     fclose(both.first);
    return -2;
    // CHECK-FIXES:   }
  fclose(both.first);
  return 0;
}

struct Plain {
  FILE *file;
  int error;
};

static Plain plain(const char *path) {
  FILE *f = fopen(path, "r");
  return {f, f == nullptr};
}

int lostInAStructure(const char *path) {
  auto [file, error] = plain(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'file' is not closed on every path; 'plain' opens a stdio stream that 'fclose' must close
  if (error)
    return -1;
  if (ask())
  // CHECK-FIXES:   if (ask()) {
  // CHECK-FIXES:     fclose(file);
    return -2;
    // CHECK-FIXES:   }
  fclose(file);
  return 0;
}

int lostByAnAssignment(const char *path) {
  Plain p = {nullptr, 0};
  p = plain(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'p.file' is not closed on every path; 'plain' opens a stdio stream that 'fclose' must close
  if (p.error)
    return -1;
  if (ask())
  // CHECK-FIXES:   if (ask()) {
  // CHECK-FIXES:     fclose(p.file);
    return -2;
    // CHECK-FIXES:   }
  fclose(p.file);
  return 0;
}

int lostByAnAssignedPair(const char *path) {
  std::pair<FILE *, int> both;
  both = opened(path);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'both.first' is not closed on every path; 'opened' opens a stdio stream that 'fclose' must close
  if (!both.first)
    return -1;
  if (ask())
    return -2;
  fclose(both.first);
  return 0;
}
