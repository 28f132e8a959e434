// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Situations inside one another: conditions that declare, closures, templates, cases, handlers.
#include <curl/curl.h>
#include <fcntl.h>
#include <optional>
#include <stdexcept>
#include <stdio.h>
#include <string>
#include <unistd.h>
#include <vector>

bool ready();
int more(int);
#define FOREVER for (;;)

int two_in_one_declaration(const char *a, const char *b) {
  FILE *f = fopen(a, "r"), *g = fopen(b, "r");
  if (!f || !g)
    return -1;
  if (ready())
    return 1;
  fclose(f);
  fclose(g);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-9]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-10]]:33: warning: 'g' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-11]]:33: note: the edit for 'f' closes it, too
// CHECK-FIXES: int two_in_one_declaration(const char *a, const char *b) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(a, "r"), *g = fopen(b, "r");
// CHECK-FIXES-NEXT:   if (!f || !g) {
// CHECK-FIXES-NEXT:     if (g) fclose(g);
// CHECK-FIXES-NEXT:     if (f) fclose(f);
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   if (ready()) {
// CHECK-FIXES-NEXT:     fclose(g);
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return 1;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   fclose(f);
// CHECK-FIXES-NEXT:   fclose(g);
// CHECK-FIXES-NEXT:   return 0;
// CHECK-FIXES-NEXT: }

int the_second_opened_later(const char *a, const char *b) {
  FILE *f = fopen(a, "r"), *g;
  if (!f)
    return -1;
  g = fopen(b, "w");
  if (!g)
    return -2;
  const int c = fgetc(f);
  fputc(c, g);
  return c;
}
// CHECK-MESSAGES: :[[@LINE-10]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-8]]:7: warning: 'g' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-9]]:7: note: the edit for 'f' closes it, too
// CHECK-FIXES: int the_second_opened_later(const char *a, const char *b) {
// CHECK-FIXES-NEXT:   FILE *f = fopen(a, "r"), *g;
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   g = fopen(b, "w");
// CHECK-FIXES-NEXT:   if (!g) {
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     return -2;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   const int c = fgetc(f);
// CHECK-FIXES-NEXT:   fputc(c, g);
// CHECK-FIXES-NEXT:   fclose(g);
// CHECK-FIXES-NEXT:   fclose(f);
// CHECK-FIXES-NEXT:   return c;
// CHECK-FIXES-NEXT: }

int closure_in_a_loop(const std::vector<const char *> &all) {
  int n = 0;
  for (const auto &each : all) {
    const auto one = [&](const char *p) -> int {
      FILE *f = fopen(p, "r");
      if (!f)
        return -1;
      if (ready()) {
        switch (n) {
        case 1: return fgetc(f);
        default: break;
        }
      }
      fclose(f);
      return 0;
    };
    n += one(each);
  }
  return n;
}
// CHECK-MESSAGES: :[[@LINE-16]]:17: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int closure_in_a_loop(const std::vector<const char *> &all) {
// CHECK-FIXES-NEXT:   int n = 0;
// CHECK-FIXES-NEXT:   for (const auto &each : all) {
// CHECK-FIXES-NEXT:     const auto one = [&](const char *p) -> int {
// CHECK-FIXES-NEXT:       FILE *f = fopen(p, "r");
// CHECK-FIXES-NEXT:       if (!f)
// CHECK-FIXES-NEXT:         return -1;
// CHECK-FIXES-NEXT:       if (ready()) {
// CHECK-FIXES-NEXT:         switch (n) {
// CHECK-FIXES-NEXT:         case 1: { const int result = fgetc(f); fclose(f); return result; }
// CHECK-FIXES-NEXT:         default: break;
// CHECK-FIXES-NEXT:         }
// CHECK-FIXES-NEXT:       }
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       return 0;
// CHECK-FIXES-NEXT:     };
// CHECK-FIXES-NEXT:     n += one(each);
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   return n;
// CHECK-FIXES-NEXT: }

int in_a_handler(const char *p) {
  try {
    if (more(1))
      throw std::runtime_error("one");
  } catch (const std::exception &e) {
    if (int fd = open(p, O_WRONLY); fd >= 0) {
      if (ready())
        return static_cast<int>(write(fd, e.what(), 1));
      close(fd);
    }
    return 3;
  }
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-9]]:18: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int in_a_handler(const char *p) {
// CHECK-FIXES-NEXT:   try {
// CHECK-FIXES-NEXT:     if (more(1))
// CHECK-FIXES-NEXT:       throw std::runtime_error("one");
// CHECK-FIXES-NEXT:   } catch (const std::exception &e) {
// CHECK-FIXES-NEXT:     if (int fd = open(p, O_WRONLY); fd >= 0) {
// CHECK-FIXES-NEXT:       if (ready()) {
// CHECK-FIXES-NEXT:         const int result = static_cast<int>(write(fd, e.what(), 1));
// CHECK-FIXES-NEXT:         close(fd);
// CHECK-FIXES-NEXT:         return result;
// CHECK-FIXES-NEXT:       }
// CHECK-FIXES-NEXT:       close(fd);
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     return 3;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   return 0;
// CHECK-FIXES-NEXT: }

int a_function_that_is_a_handler(const char *p) try {
  int fd = open(p, O_RDONLY);
  if (fd < 0)
    return -1;
  if (more(1))
    throw 1;
  close(fd);
  return 0;
} catch (...) {
  return -2;
}
// CHECK-MESSAGES: :[[@LINE-10]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: int a_function_that_is_a_handler(const char *p) try {
// CHECK-FIXES-NEXT:   int fd = open(p, O_RDONLY);
// CHECK-FIXES-NEXT:   const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
// CHECK-FIXES-NEXT:   const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (more(1))
// CHECK-FIXES-NEXT:     throw 1;
// CHECK-FIXES-NEXT:   close(fd);
// CHECK-FIXES-NEXT:   fd = -1;
// CHECK-FIXES-NEXT:   return 0;
// CHECK-FIXES-NEXT: } catch (...) {
// CHECK-FIXES-NEXT:   return -2;
// CHECK-FIXES-NEXT: }

int in_cases(const char *p, int n) {
  switch (n) {
  case 0: {
    FILE *f = fopen(p, "r");
    if (!f)
      break;
    if (ready())
      return 1;
    fclose(f);
    break;
  }
  case 1:
    if (FILE *f = fopen(p, "w"))
      return fputc('a', f);
    [[fallthrough]];
  default:
    return 2;
  }
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-17]]:15: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-9]]:19: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: int in_cases(const char *p, int n) {
// CHECK-FIXES-NEXT:   switch (n) {
// CHECK-FIXES-NEXT:   case 0: {
// CHECK-FIXES-NEXT:     FILE *f = fopen(p, "r");
// CHECK-FIXES-NEXT:     if (!f)
// CHECK-FIXES-NEXT:       break;
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       return 1;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:     break;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   case 1:
// CHECK-FIXES-NEXT:     if (FILE *f = fopen(p, "w")) {
// CHECK-FIXES-NEXT:       const int result = fputc('a', f);
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       return result;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     {{\[\[}}fallthrough]];
// CHECK-FIXES-NEXT:   default:
// CHECK-FIXES-NEXT:     return 2;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT:   return 0;
// CHECK-FIXES-NEXT: }

CURL *returned_on_success(const char *url) {
  auto *const curl = curl_easy_init();
  if (!curl)
    return nullptr;
  if (curl_easy_setopt(curl, CURLOPT_URL, url) != CURLE_OK)
    return nullptr;
  else if (!ready())
    return nullptr;
  else
    return curl;
}
// CHECK-MESSAGES: :[[@LINE-10]]:22: warning: 'curl' is not closed on every path; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
// CHECK-FIXES: CURL *returned_on_success(const char *url) {
// CHECK-FIXES-NEXT:   auto *const curl = curl_easy_init();
// CHECK-FIXES-NEXT:   if (!curl)
// CHECK-FIXES-NEXT:     return nullptr;
// CHECK-FIXES-NEXT:   if (curl_easy_setopt(curl, CURLOPT_URL, url) != CURLE_OK) {
// CHECK-FIXES-NEXT:     curl_easy_cleanup(curl);
// CHECK-FIXES-NEXT:     return nullptr;
// CHECK-FIXES-NEXT:   } else if (!ready()) {
// CHECK-FIXES-NEXT:     curl_easy_cleanup(curl);
// CHECK-FIXES-NEXT:     return nullptr;
// CHECK-FIXES-NEXT:   } else
// CHECK-FIXES-NEXT:     return curl;
// CHECK-FIXES-NEXT: }

void an_endless_loop_by_macro(const char *p) {
  FOREVER {
    FILE *f = fopen(p, "r");
    if (!f)
      return;
    if (ready())
      continue;
    fclose(f);
  }
}
// CHECK-MESSAGES: :[[@LINE-8]]:15: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: void an_endless_loop_by_macro(const char *p) {
// CHECK-FIXES-NEXT:   FOREVER {
// CHECK-FIXES-NEXT:     FILE *f = fopen(p, "r");
// CHECK-FIXES-NEXT:     if (!f)
// CHECK-FIXES-NEXT:       return;
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       fclose(f);
// CHECK-FIXES-NEXT:       continue;
// CHECK-FIXES-NEXT:     }
// CHECK-FIXES-NEXT:     fclose(f);
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT: }

auto an_optional_returned(const char *p) -> std::optional<std::string> {
  int fd{open(p, O_RDONLY)};
  if (fd == -1) return std::nullopt;
  char buffer[10];
  if (auto n = read(fd, buffer, sizeof(buffer)); n > 0) return std::string(buffer, static_cast<size_t>(n));
  close(fd);
  return {};
}
// CHECK-MESSAGES: :[[@LINE-7]]:10: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: auto an_optional_returned(const char *p) -> std::optional<std::string> {
// CHECK-FIXES-NEXT:   int fd{open(p, O_RDONLY)};
// CHECK-FIXES-NEXT:   if (fd == -1) return std::nullopt;
// CHECK-FIXES-NEXT:   char buffer[10];
// CHECK-FIXES-NEXT:   if (auto n = read(fd, buffer, sizeof(buffer)); n > 0) { std::optional<std::string> result = std::string(buffer, static_cast<size_t>(n)); close(fd); return result; }
// CHECK-FIXES-NEXT:   close(fd);
// CHECK-FIXES-NEXT:   return {};
// CHECK-FIXES-NEXT: }

namespace outer {
namespace {
struct Local {
  template <class T> static int get(const char *p, T n) {
    do {
      int fd = ::open(p, O_RDONLY);
      if (fd < 0) continue;
      if (more(1)) break;
      ::close(fd);
    } while (--n);
    return 0;
  }
};
} // namespace
int use(const char *p) { return Local::get(p, 3) + Local::get(p, 3L); }
} // namespace outer
// CHECK-MESSAGES: :[[@LINE-11]]:16: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: namespace outer {
// CHECK-FIXES-NEXT: namespace {
// CHECK-FIXES-NEXT: struct Local {
// CHECK-FIXES-NEXT:   template <class T> static int get(const char *p, T n) {
// CHECK-FIXES-NEXT:     do {
// CHECK-FIXES-NEXT:       int fd = ::open(p, O_RDONLY);
// CHECK-FIXES-NEXT:       if (fd < 0) continue;
// CHECK-FIXES-NEXT:       if (more(1)) { ::close(fd); break; }
// CHECK-FIXES-NEXT:       ::close(fd);
// CHECK-FIXES-NEXT:     } while (--n);
// CHECK-FIXES-NEXT:     return 0;
// CHECK-FIXES-NEXT:   }
// CHECK-FIXES-NEXT: };
// CHECK-FIXES-NEXT: } // namespace
// CHECK-FIXES-NEXT: int use(const char *p) { return Local::get(p, 3) + Local::get(p, 3L); }
// CHECK-FIXES-NEXT: } // namespace outer
