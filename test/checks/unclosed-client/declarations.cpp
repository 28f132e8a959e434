// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// The ways in which C++ declares a client, and what stands around it.
#include <curl/curl.h>
#include <fcntl.h>
#include <stdexcept>
#include <stdio.h>
#include <string>
#include <unistd.h>
#include <vector>

// CHECK-FIXES: #include <memory>

bool ready();
static int number(FILE *f) { return f ? fgetc(f) : 0; }

int in_an_if_with_a_value(const char *path) {
  if (FILE *f = fopen(path, "r")) {
    if (ready())
      return 1;
    number(f);
  }
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-7]]:17: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int in_an_if_with_a_value(const char *path) {
// CHECK-FIXES-NEXT:   if (FILE *f = fopen(path, "r")) {
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       return 1;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     number(f);
// CHECK-FIXES-NEXT:     fclose(f);

int in_an_if_with_a_condition(const char *path) {
  if (int fd = open(path, O_RDONLY); fd >= 0) {
    ready();
  }
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-5]]:16: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int in_an_if_with_a_condition(const char *path) {
// CHECK-FIXES-NEXT:   if (int fd = open(path, O_RDONLY); fd >= 0) {
// CHECK-FIXES-NEXT:     ready();
// CHECK-FIXES-NEXT:     close(fd);

// The condition says something else: no edit.
int in_an_if_with_another_condition(const char *path) {
  if (int fd = open(path, O_RDONLY); ready()) {
    ready();
  }
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-5]]:16: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-MESSAGES: :[[@LINE-6]]:16: note: close 'fd' with 'close' on each path that leaves it open

// The branch has no braces to close in: no edit.
int in_an_if_without_braces(const char *path) {
  if (FILE *f = fopen(path, "r"))
    number(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-4]]:17: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-5]]:17: note: close 'f' with 'fclose' on each path that leaves it open

int in_a_while(const char *path) {
  while (FILE *f = fopen(path, "r")) {
    if (ready())
      return 1;
    fclose(f);
  }
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-7]]:20: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int in_a_while(const char *path) {
// CHECK-FIXES-NEXT:   while (FILE *f = fopen(path, "r")) {
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       return 1;
// CHECK-FIXES-NEXT:     }

int in_a_switch(const char *path) {
  switch (int fd = open(path, O_RDONLY); fd) {
  case -1:
    return -1;
  default:
    return ready();
  }
}
// CHECK-MESSAGES: :[[@LINE-7]]:20: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int in_a_switch(const char *path) {
// CHECK-FIXES-NEXT:   switch (int fd = open(path, O_RDONLY); fd) {
// CHECK-FIXES-NEXT:   case -1:
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   default:
// CHECK-FIXES-NEXT:     {
// CHECK-FIXES-NEXT:       const int result = ready();
// CHECK-FIXES-NEXT:       close(fd);
// CHECK-FIXES-NEXT:       return result;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:   }

int with_auto(const char *path) {
  auto f = fopen(path, "r");
  if (!f)
    return -1;
  return number(f);
}
// CHECK-MESSAGES: :[[@LINE-5]]:12: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int with_auto(const char *path) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   auto f = f_owner.get();

int with_auto_pointer(const char *path) {
  auto *const f = fopen(path, "r");
  if (!f)
    return -1;
  return number(f);
}
// CHECK-MESSAGES: :[[@LINE-5]]:19: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int with_auto_pointer(const char *path) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   auto *const f = f_owner.get();

int with_const(const char *path) {
  FILE *const f = fopen(path, "r");
  if (!f)
    return -1;
  return number(f);
}
// CHECK-MESSAGES: :[[@LINE-5]]:19: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int with_const(const char *path) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   FILE *const f = f_owner.get();

int with_braces(const char *path) {
  FILE *f{fopen(path, "r")};
  if (!f)
    return -1;
  return number(f);
}
// CHECK-MESSAGES: :[[@LINE-5]]:11: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int with_braces(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f{fopen(path, "r")};
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   const int result = number(f);
// CHECK-FIXES-NEXT:   fclose(f);
// CHECK-FIXES-NEXT:   return result;

int with_parentheses(const char *path) {
  FILE *f(fopen(path, "r"));
  if (!f)
    return -1;
  return number(f);
}
// CHECK-MESSAGES: :[[@LINE-5]]:11: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int with_parentheses(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f(fopen(path, "r"));
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   const int result = number(f);
// CHECK-FIXES-NEXT:   fclose(f);
// CHECK-FIXES-NEXT:   return result;

int several_declarators(const char *path) {
  FILE *f = fopen(path, "r"), *g = nullptr;
  if (!f)
    return -1;
  g = f;
  return number(g);
}
// CHECK-MESSAGES: :[[@LINE-6]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int several_declarators(const char *path) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(path, "r"), *g = nullptr;
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   g = f;
// CHECK-FIXES-NEXT:   const int result = number(g);
// CHECK-FIXES-NEXT:   fclose(f);
// CHECK-FIXES-NEXT:   return result;

int declared_at_the_top(const char *path) {
  CURL *curl;
  int rc = -1;
  curl = curl_easy_init();
  if (!curl)
    return rc;
  rc = curl_easy_perform(curl);
  return rc;
}
// CHECK-MESSAGES: :[[@LINE-6]]:10: warning: 'curl' is never closed; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
// CHECK-FIXES: int declared_at_the_top(const char *path) {
// CHECK-FIXES-NEXT:   CURL *curl;
// CHECK-FIXES-NEXT:   int rc = -1;
// CHECK-FIXES-NEXT:   curl = curl_easy_init();
// CHECK-FIXES-NEXT:   if (!curl)
// CHECK-FIXES-NEXT:     return rc;
// CHECK-FIXES-NEXT:   rc = curl_easy_perform(curl);
// CHECK-FIXES-NEXT:   curl_easy_cleanup(curl);

int with_a_structured_binding(const char *path) {
  int ends[2];
  if (pipe(ends) != 0)
    return -1;
  auto [in, out] = ends;
  return ready() ? in : out;
}
// CHECK-MESSAGES: :[[@LINE-5]]:7: warning: 'ends(0)' is never closed; 'pipe' opens a file descriptor that 'close' must close
// CHECK-FIXES: int with_a_structured_binding(const char *path) {
// CHECK-FIXES-NEXT:   int ends[2];
// CHECK-FIXES-NEXT:   if (pipe(ends) != 0)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   auto [in, out] = ends;
// CHECK-FIXES-NEXT:   const int result = ready() ? in : out;
// CHECK-FIXES-NEXT:   close(ends[0]);
// CHECK-FIXES-NEXT:   close(ends[1]);
// CHECK-FIXES-NEXT:   return result;

int names_that_are_taken(const char *path) {
  int f_owner = 0, f_owner2 = 1;
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  return number(f) + f_owner + f_owner2;
}
// CHECK-MESSAGES: :[[@LINE-5]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int names_that_are_taken(const char *path) {
// CHECK-FIXES-NEXT:   int f_owner = 0, f_owner2 = 1;
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> f_owner3{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   FILE *f = f_owner3.get();

int result_is_taken(const char *path) {
  int result = 3;
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  char c;
  return read(fd, &c, 1) + result;
}
// CHECK-MESSAGES: :[[@LINE-6]]:12: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int result_is_taken(const char *path) {
// CHECK-FIXES-NEXT:   int result = 3;
// CHECK-FIXES-NEXT:   int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   char c;
// CHECK-FIXES-NEXT:   const int result2 = read(fd, &c, 1) + result;
// CHECK-FIXES-NEXT:   close(fd);
// CHECK-FIXES-NEXT:   return result2;

int camelCase(const char *path) {
  FILE *logFile = fopen(path, "r");
  if (!logFile)
    return -1;
  return number(logFile);
}
// CHECK-MESSAGES: :[[@LINE-5]]:19: warning: 'logFile' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int camelCase(const char *path) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> logFileOwner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   FILE *logFile = logFileOwner.get();

namespace app {
namespace {
int inside(const std::string &path) {
  FILE *f = ::fopen(path.c_str(), "r");
  if (f == nullptr)
    return -1;
  if (ready())
    return 1;
  ::fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int inside(const std::string &path) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&::fclose)> f_owner{::fopen(path.c_str(), "r"), &::fclose};
// CHECK-FIXES-NEXT:   FILE *f = f_owner.get();
// CHECK-FIXES-NEXT:   if (f == nullptr)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (ready())
// CHECK-FIXES-NEXT:     return 1;
// CHECK-FIXES-NEXT:   f_owner.reset();
} // namespace
} // namespace app

struct Hiding {
  int close(int);
  int read(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
      return -1;
    if (ready())
      return 2;
    ::close(fd);
    return 0;
  }
};
// CHECK-MESSAGES: :[[@LINE-9]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: struct Hiding {
// CHECK-FIXES-NEXT:   int close(int);
// CHECK-FIXES-NEXT:   int read(const char *path) {
// CHECK-FIXES-NEXT:     int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:     if (fd < 0)
// CHECK-FIXES-NEXT:       return -1;
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       ::close(fd);
// CHECK-FIXES-NEXT:       return 2;
// CHECK-FIXES-NEXT:     }

class Loaded {
public:
  explicit Loaded(const char *path) : n(0) {
    FILE *f = fopen(path, "r");
    if (!f)
      throw std::runtime_error("no file");
    n = number(f);
  }

private:
  int n;
};
// CHECK-MESSAGES: :[[@LINE-9]]:15: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES:   explicit Loaded(const char *path) : n(0) {
// CHECK-FIXES-NEXT:     std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:     FILE *f = f_owner.get();

int in_a_lambda(const char *path) {
  const auto read = [&] {
    FILE *f = fopen(path, "r");
    if (!f)
      return -1;
    return number(f);
  };
  return read();
}
// CHECK-MESSAGES: :[[@LINE-7]]:15: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int in_a_lambda(const char *path) {
// CHECK-FIXES-NEXT:   const auto read = [&] {
// CHECK-FIXES-NEXT:     std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:     FILE *f = f_owner.get();

std::string an_object_returned(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return {};
  char buffer[10];
  return std::string(buffer, static_cast<size_t>(read(fd, buffer, 10)));
}
// CHECK-MESSAGES: :[[@LINE-6]]:12: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: std::string an_object_returned(const char *path) {
// CHECK-FIXES-NEXT:   int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return {};
// CHECK-FIXES-NEXT:   char buffer[10];
// CHECK-FIXES-NEXT:   std::string result = std::string(buffer, static_cast<size_t>(read(fd, buffer, 10)));
// CHECK-FIXES-NEXT:   close(fd);
// CHECK-FIXES-NEXT:   return result;

std::vector<int> a_list_returned(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return {};
  char c;
  return {static_cast<int>(read(fd, &c, 1)), 2};
}
// CHECK-MESSAGES: :[[@LINE-6]]:12: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: std::vector<int> a_list_returned(const char *path) {
// CHECK-FIXES-NEXT:   int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return {};
// CHECK-FIXES-NEXT:   char c;
// CHECK-FIXES-NEXT:   std::vector<int> result = {static_cast<int>(read(fd, &c, 1)), 2};
// CHECK-FIXES-NEXT:   close(fd);
// CHECK-FIXES-NEXT:   return result;
