// RUN: %check_test %s -- -std=c++17
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Optionals, tuples and arrays that have a client, which is lost with them.

#include <array>
#include <cstdio>
// CHECK-FIXES: #include <memory>
#include <optional>
#include <tuple>
#include <unistd.h>
#include <utility>

static std::optional<std::FILE *> open(const char *name) {
  std::FILE *f = std::fopen(name, "r");
  if (!f)
    return std::nullopt;
  return f;
}

int lostBehindTheQuestion(const char *name) {
  auto o = open(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: '*o' is not closed on every path; 'open' opens a stdio stream that 'fclose' must close
  if (!o)
    return -1;
  if (std::fgetc(*o) == 'x')
  // CHECK-FIXES:   if (std::fgetc(*o) == 'x') {
  // CHECK-FIXES:     std::fclose(*o);
    return 1;
    // CHECK-FIXES:   }
  std::fclose(*o);
  return 0;
}

int neverClosed(const char *name) {
  std::optional<std::FILE *> o = open(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: '*o' is never closed; 'open' opens a stdio stream that 'fclose' must close
  if (!o.has_value())
    return -1;
  return std::fgetc(o.value());
  // CHECK-FIXES:   const int result = std::fgetc(o.value());
  // CHECK-FIXES:   fclose(*o);
  // CHECK-FIXES:   return result;
}

int lostWhereThereIsOne(const char *name) {
  auto o = open(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: '*o' is never closed; 'open' opens a stdio stream that 'fclose' must close
  if (o == std::nullopt)
    return -1;
  // CHECK-FIXES:   const int result = std::fgetc(*o);
  // CHECK-FIXES-NEXT:   fclose(*o);
  // CHECK-FIXES-NEXT:   return result;
  return std::fgetc(*o);
}

int assigned(const char *name) {
  std::optional<std::FILE *> o;
  std::FILE *f = std::fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  // CHECK-FIXES:   std::unique_ptr<std::FILE, decltype(&std::fclose)> f_owner{std::fopen(name, "r"), &std::fclose};
  // CHECK-FIXES:   std::FILE *f = f_owner.get();
  if (!f)
    return -1;
  o = f;
  return std::fgetc(*o);
}

int replacedByNothing(const char *name) {
  std::optional<std::FILE *> o = std::fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: '*o' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  o = std::nullopt;
  return o.has_value();
}

int madeOptional(const char *name) {
  auto o = std::make_optional(std::fopen(name, "r"));
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: '*o' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  return o.has_value();
}

static std::tuple<std::FILE *, bool, int> openThree(const char *name) {
  std::FILE *f = std::fopen(name, "r");
  if (!f)
    return {nullptr, false, 0};
  return std::make_tuple(f, true, 3);
}

int bound(const char *name) {
  auto [f, ok, size] = openThree(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'f' is never closed; 'openThree' opens a stdio stream that 'fclose' must close
  if (!ok)
    return -1;
  if (size == 3)
    return std::fgetc(f);
    // CHECK-FIXES:   if (size == 3) {
    // CHECK-FIXES:     const int result = std::fgetc(f);
    // CHECK-FIXES:     fclose(f);
    // CHECK-FIXES:     return result;
    // CHECK-FIXES:   }
  std::fclose(f);
  return size;
}

int got(const char *name) {
  auto three = openThree(name);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::get<0>(three)' is never closed; 'openThree' opens a stdio stream that 'fclose' must close
  if (!std::get<1>(three))
    return -1;
  return std::fgetc(std::get<0>(three));
  // CHECK-FIXES:   const int result = std::fgetc(std::get<0>(three));
  // CHECK-FIXES:   fclose(std::get<0>(three));
  // CHECK-FIXES:   return result;
}

int constructed(const char *name) {
  std::tuple<std::FILE *, int> two(std::fopen(name, "r"), 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'std::get<0>(two)' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  return std::get<1>(two);
}

int madePair(const char *name) {
  std::FILE *f = std::fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  // CHECK-FIXES:   std::unique_ptr<std::FILE, decltype(&std::fclose)> f_owner{std::fopen(name, "r"), &std::fclose};
  // CHECK-FIXES:   std::FILE *f = f_owner.get();
  if (!f)
    return -1;
  auto pair = std::make_pair(f, 1);
  return pair.second;
}

int emplaced(const char *name) {
  std::optional<std::FILE *> o;
  o.emplace(std::fopen(name, "r"));
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: '*o' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  return o.has_value();
}

int reset(const char *name) {
  std::optional<std::FILE *> o = std::fopen(name, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: '*o' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  o.reset();
  return 0;
}

int pipeInAnArray(bool early) {
  std::array<int, 2> ends;
  if (pipe(ends.data()) != 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'ends(0)' is not closed on every path; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  // CHECK-FIXES:   if (early) {
  // CHECK-FIXES-NEXT:     close(ends[0]);
  // CHECK-FIXES-NEXT:     close(ends[1]);
  // CHECK-FIXES-NEXT:     return 1;
  if (early)
    return 1;
  close(ends[0]);
  close(std::get<1>(ends));
  return 0;
}

int halfAnArray() {
  std::array<int, 2> ends{-1, -1};
  if (pipe(ends.data()) < 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'ends(1)' is never closed; 'pipe' opens a file descriptor that 'close' must close
    return -1;
  close(ends.at(0));
  // CHECK-FIXES:   close(ends[1]);
  return 0;
}

int initialised(const char *name) {
  std::array<std::FILE *, 2> files = {nullptr, std::fopen(name, "r")};
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: 'files(1)' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
  return files[1] ? std::fgetc(files[1]) : 0;
}
