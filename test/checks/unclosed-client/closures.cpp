// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s

// Closures that have a name and are only called by it.
#include <cstdio>
  // CHECK-FIXES: #include <memory>

int ask(int);

int closedByAClosureOnOnePath(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  auto done = [f] {
    if (f)
      fclose(f);
  };
  if (ask(1))
  // CHECK-FIXES:   if (ask(1)) {
  // CHECK-FIXES:     if (f) fclose(f);
    return 1;
    // CHECK-FIXES:   }
  done();
  return 0;
}

int closedByAClosureThatSeesTheVariable(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return 0;
  auto done = [&] {
    fclose(f);
    f = nullptr;
  };
  if (ask(1)) {
    done();
    return 1;
  }
  if (ask(2))
  // CHECK-FIXES:   if (ask(2)) {
  // CHECK-FIXES:     fclose(f);
    return 2;
    // CHECK-FIXES:   }
  done();
  return 0;
}

int usedByAClosureAtTheEnd(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
  // CHECK-FIXES:   FILE *f = f_owner.get();
  if (!f)
    return 0;
  auto put = [&](char c) { return fputc(c, f); };
  if (put('a') < 0)
    return -1;
  fclose(f);
  // CHECK-FIXES:   f_owner.reset();
  return 0;
}

int reopenedByAClosure(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return 0;
  auto again = [&] { f = fopen(path, "w"); };
  again();
  if (f)
    fclose(f);
  return 0;
}

struct Lines {
  FILE *file;
  int count;
};

int inAStructureThatAClosureCloses(const char *path) {
  Lines lines = {nullptr, 0};
  lines.file = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'lines.file' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!lines.file)
    return 0;
  auto done = [&lines](int count) {
    fclose(lines.file);
    return count;
  };
  if (ask(1))
    return done(1);
  if (ask(2))
  // CHECK-FIXES:   if (ask(2)) {
  // CHECK-FIXES:     fclose(lines.file);
    return 2;
    // CHECK-FIXES:   }
  return done(3);
}

int closedIfTheClosureSaysSo(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return 0;
  auto tryToClose = [&f](bool really) {
    if (!really)
      return false;
    fclose(f);
    return true;
  };
  return tryToClose(ask(1) != 0) ? 1 : 2;
}
