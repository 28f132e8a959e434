// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// A guard that refers to a variable closes what the variable holds at the end,
// and nothing before the guard is there.
#include <stdio.h>

bool ok();
bool asks(FILE *stream);

template <typename F> class finally_action {
public:
  explicit finally_action(F f) : f(static_cast<F &&>(f)) {}
  finally_action(const finally_action &) = delete;
  ~finally_action() { f(); }

private:
  F f;
};
template <typename F> finally_action<F> finally(F f) {
  return finally_action<F>(static_cast<F &&>(f));
}

struct Closer {
  FILE *&stream;
  explicit Closer(FILE *&s) : stream(s) {}
  ~Closer() {
    if (stream)
      fclose(stream);
  }
};

struct CloserOfPlace {
  FILE **place;
  explicit CloserOfPlace(FILE **p) : place(p) {}
  ~CloserOfPlace() {
    if (*place)
      fclose(*place);
  }
};

int openedAgainUnderAClosure(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!f)
    return -1;
  auto g = finally([&] {
    if (f)
      fclose(f);
  });
  if (ok()) {
    f = fopen(second, "r");
  }
  // CHECK-FIXES:     fclose(f);
  // CHECK-FIXES-NEXT:     f = fopen(second, "r");
  return 0;
}

int openedAgainUnderAReference(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  Closer g(f);
  f = fopen(second, "r");
  // CHECK-FIXES:   if (f) fclose(f);
  // CHECK-FIXES-NEXT:   f = fopen(second, "r");
  return 0;
}

int openedTwiceUnderAPointer(const char *first, const char *second) {
  FILE *f = nullptr;
  CloserOfPlace g(&f);
  f = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  f = fopen(second, "r");
  // CHECK-FIXES:   if (f) fclose(f);
  // CHECK-FIXES-NEXT:   f = fopen(second, "r");
  return 0;
}

// The guard's close shows that 'asks' only borrows.
int openedAgainAfterAQuestion(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  Closer g(f);
  if (!asks(f)) {
    f = fopen(second, "r");
  }
  // CHECK-FIXES:     if (f) fclose(f);
  // CHECK-FIXES-NEXT:     f = fopen(second, "r");
  return 0;
}

// No owner beside the guard: both would close.
int leftBeforeTheGuardIsThere(const char *path) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  if (!ok()) {
    return -1;
  }
  // CHECK-FIXES:     if (f) fclose(f);
  // CHECK-FIXES-NEXT:     return -1;
  auto g = finally([&] {
    if (f)
      fclose(f);
  });
  return 0;
}

// What the closure writes to nobody else sees before the scope ends.
int openedInEachRound(const char *path) {
  FILE *f = nullptr;
  auto g = finally([&] {
    if (f)
      fclose(f);
  });
  for (int i = 0; i < 3; ++i) {
    f = fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
    // CHECK-FIXES:     if (f) fclose(f);
    // CHECK-FIXES-NEXT:     f = fopen(path, "r");
    if (f && ok())
      return 0;
  }
  return -1;
}

int jumpedBack(const char *path) {
  FILE *f = nullptr;
  auto g = finally([&] {
    if (f)
      fclose(f);
  });
again:
  f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close [closecall-unclosed-client]
  // CHECK-FIXES:   if (f) fclose(f);
  // CHECK-FIXES-NEXT:   f = fopen(path, "r");
  if (f && !ok())
    goto again;
  return 0;
}
