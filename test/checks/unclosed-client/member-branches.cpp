// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// Closes of members in branches without braces, and on lines that they share.
#include <cerrno>
#include <cstdio>
#include <stdexcept>

bool ready();

struct Failed {
  int code;
};

class Log {
public:
  explicit Log(const char *path) : file_(std::fopen(path, "r")) {
    // CHECK-MESSAGES: :[[@LINE-1]]:42: warning: member 'file_' is lost when the constructor throws
    // CHECK-FIXES:     if (ready()) {
    // CHECK-FIXES-NEXT:       if (file_) fclose(file_);
    // CHECK-FIXES-NEXT:       throw std::runtime_error("not ready");
    // CHECK-FIXES-NEXT:     }
    if (ready())
      throw std::runtime_error("not ready");
  }
  Log(const char *path, int) : file_(std::fopen(path, "r")) {
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: member 'file_' is lost when the constructor throws
    // CHECK-FIXES:     if (ready()) { { const int saved_errno = errno; if (file_) fclose(file_); errno = saved_errno; } throw Failed{errno}; }
    if (ready()) throw Failed{errno};
  }
  Log(const Log &) = delete;
  Log &operator=(const Log &) = delete;
  ~Log() {
    if (file_)
      std::fclose(file_);
  }

private:
  FILE *file_ = nullptr;
};

class Rotates {
public:
  Rotates() = default;
  Rotates(const Rotates &) = delete;
  Rotates &operator=(const Rotates &) = delete;
  ~Rotates() {
    if (file_)
      std::fclose(file_);
  }
  void rotate(const char *path) {
    // CHECK-FIXES:     if (ready()) {
    // CHECK-FIXES:       if (file_) fclose(file_);
    // CHECK-FIXES-NEXT:       file_ = std::fopen(path, "w");
    // CHECK-FIXES-NEXT:     } else
    if (ready())
      // CHECK-MESSAGES: :[[@LINE+1]]:15: warning: member 'file_' is opened again while it may still be open
      file_ = std::fopen(path, "w");
    else
      std::puts(path);
  }

private:
  FILE *file_ = nullptr;
};
