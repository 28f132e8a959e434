// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A template has one edit, in the code that is written, or none.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

// CHECK-FIXES: #include <memory>

bool ready();
static int number(FILE *f) { return f ? fgetc(f) : 0; }

template <class T> int pointer(const char *path, T *into) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (fread(into, sizeof(T), 1, f) != 1)
    return -2;
  fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: template <class T> int pointer(const char *path, T *into) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   FILE *f = f_owner.get();
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (fread(into, sizeof(T), 1, f) != 1)
// CHECK-FIXES-NEXT:     return -2;
// CHECK-FIXES-NEXT:   f_owner.reset();

template <class T> bool descriptor(const char *path, T &into) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return false;
  if (read(fd, &into, sizeof into) != sizeof into)
    return false;
  close(fd);
  return true;
}
// CHECK-MESSAGES: :[[@LINE-8]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: template <class T> bool descriptor(const char *path, T &into) {
// CHECK-FIXES-NEXT:   int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:   if (fd < 0)
// CHECK-FIXES-NEXT:     return false;
// CHECK-FIXES-NEXT:   if (read(fd, &into, sizeof into) != sizeof into) {
// CHECK-FIXES-NEXT:     close(fd);
// CHECK-FIXES-NEXT:     return false;
// CHECK-FIXES-NEXT:   }

template <class T> struct Box {
  int get(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
      return -1;
    if (ready())
      return sizeof(T);
    close(fd);
    return 0;
  }
};
// CHECK-MESSAGES: :[[@LINE-9]]:14: warning: 'fd' is not closed on every path; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: template <class T> struct Box {
// CHECK-FIXES-NEXT:   int get(const char *path) {
// CHECK-FIXES-NEXT:     int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:     if (fd < 0)
// CHECK-FIXES-NEXT:       return -1;
// CHECK-FIXES-NEXT:     if (ready()) {
// CHECK-FIXES-NEXT:       close(fd);
// CHECK-FIXES-NEXT:       return sizeof(T);
// CHECK-FIXES-NEXT:     }

// What is returned would have to be kept, and has another type each time: a guard.
template <class T> T kept_result(const char *path) {
  int fd = open(path, O_RDONLY);
  T value{};
  if (fd < 0)
    return value;
  return read(fd, &value, sizeof value) == sizeof value ? value : T();
}
// CHECK-MESSAGES: :[[@LINE-6]]:12: warning: 'fd' is never closed; 'open' opens a file descriptor that 'close' must close
// CHECK-FIXES: template <class T> T kept_result(const char *path) {
// CHECK-FIXES-NEXT:   int fd = open(path, O_RDONLY);
// CHECK-FIXES-NEXT:   const auto fd_guard_action = [&] { if (fd >= 0) close(fd); };
// CHECK-FIXES-NEXT:   const struct fd_guard_type { decltype(fd_guard_action) &run; ~fd_guard_type() { run(); } } fd_guard{fd_guard_action};

template <class T> T other_result(const char *path) {
  FILE *f = fopen(path, "r");
  T value{};
  if (!f)
    return value;
  if (fread(&value, sizeof value, 1, f) != 1)
    return T();
  fclose(f);
  return value;
}
// CHECK-MESSAGES: :[[@LINE-9]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: template <class T> T other_result(const char *path) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   FILE *f = f_owner.get();
// CHECK-FIXES-NEXT:   T value{};
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return value;
// CHECK-FIXES-NEXT:   if (fread(&value, sizeof value, 1, f) != 1)
// CHECK-FIXES-NEXT:     return T();
// CHECK-FIXES-NEXT:   f_owner.reset();

// Another instantiation may close: no edit.
template <bool Closes> int sometimes(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if constexpr (Closes)
    fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-7]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-8]]:13: note: close 'f' with 'fclose' on each path that leaves it open

template <int N> int sometimes_by_value(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (N > 3 && ready())
    fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-7]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-8]]:13: note: close 'f' with 'fclose' on each path that leaves it open

// What the argument does is not known: no edit.
struct Reader {
  static int done(FILE *f) { return fgetc(f); }
};
template <class Traits> int by_traits(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  return Traits::done(f);
}
// CHECK-MESSAGES: :[[@LINE-5]]:13: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-6]]:13: note: close 'f' with 'fclose' on each path that leaves it open

// A closure of a template is one, too: no edit.
template <class T> int by_closure(const char *path) {
  const auto read = [&] {
    FILE *f = fopen(path, "r");
    if (!f)
      return T(-1);
    return T(number(f));
  };
  return static_cast<int>(read());
}
// CHECK-MESSAGES: :[[@LINE-7]]:15: warning: 'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-MESSAGES: :[[@LINE-8]]:15: note: close 'f' with 'fclose' on each path that leaves it open

// An explicit specialisation is code as any other.
template <> int pointer(const char *path, char *into) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  if (fread(into, 1, 1, f) != 1)
    return -2;
  fclose(f);
  return 0;
}
// CHECK-MESSAGES: :[[@LINE-8]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
// CHECK-FIXES: template <> int pointer(const char *path, char *into) {
// CHECK-FIXES-NEXT:   std::unique_ptr<FILE, decltype(&fclose)> f_owner{fopen(path, "r"), &fclose};
// CHECK-FIXES-NEXT:   FILE *f = f_owner.get();
// CHECK-FIXES-NEXT:   if (!f)
// CHECK-FIXES-NEXT:     return -1;
// CHECK-FIXES-NEXT:   if (fread(into, 1, 1, f) != 1)
// CHECK-FIXES-NEXT:     return -2;
// CHECK-FIXES-NEXT:   f_owner.reset();

int use(const char *path) {
  int i;
  long l;
  char c;
  const int all = pointer(path, &i) + pointer(path, &l) + pointer(path, &c) + descriptor(path, i) + descriptor(path, l);
  return all + Box<int>().get(path) + Box<char>().get(path) + other_result<int>(path) + kept_result<int>(path) + sometimes<false>(path) +
         sometimes_by_value<2>(path) + by_traits<Reader>(path) + by_closure<int>(path);
}
