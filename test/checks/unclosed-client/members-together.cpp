// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// Members whose closes go to the same place get one edit, that of the first.
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <stdio.h>
#include <unistd.h>
#include <vector>

struct Failed {
  explicit Failed(int code) : code(code) {}
  int code;
};

class OneThrow {
public:
  OneThrow(const char *in, const char *out, int n) {
    in_ = open(in, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'in_' is lost when the constructor throws
    out_ = fopen(out, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'out_' is lost when the constructor throws
    // CHECK-MESSAGES: note: the edit for 'in_' closes it, too
    // CHECK-FIXES:     if (n == 1) {
    // CHECK-FIXES-NEXT:       if (out_) fclose(out_);
    // CHECK-FIXES-NEXT:       if (in_ >= 0) close(in_);
    // CHECK-FIXES-NEXT:       throw std::runtime_error("one");
    // CHECK-FIXES-NEXT:     }
    if (n == 1)
      throw std::runtime_error("one");
  }
  ~OneThrow() {
    if (in_ >= 0)
      close(in_);
    if (out_)
      fclose(out_);
  }
  OneThrow(const OneThrow &) = delete;
  OneThrow &operator=(const OneThrow &) = delete;

private:
  int in_ = -1;
  FILE *out_ = nullptr;
};

class SeveralThrows {
public:
  SeveralThrows(const char *in, const char *out, int n) : in_(open(in, O_RDONLY)) {
    // CHECK-MESSAGES: :[[@LINE-1]]:63: warning: member 'in_' is lost when the constructor throws
    // CHECK-FIXES:     if (n == 2) {
    // CHECK-FIXES-NEXT:       if (in_ >= 0) close(in_);
    // CHECK-FIXES-NEXT:       throw std::runtime_error("two");
    // CHECK-FIXES-NEXT:     } else if (n == 3) {
    // CHECK-FIXES-NEXT:       if (in_ >= 0) close(in_);
    // CHECK-FIXES-NEXT:       throw std::runtime_error("three");
    // CHECK-FIXES-NEXT:     }
    if (n == 2)
      throw std::runtime_error("two");
    else if (n == 3) {
      throw std::runtime_error("three");
    }
    out_ = fopen(out, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'out_' is lost when the constructor throws
    // CHECK-FIXES:     if (n == 4) {
    // CHECK-FIXES-NEXT:       { const int saved_errno = errno; if (out_) fclose(out_); if (in_ >= 0) close(in_); errno = saved_errno; }
    // CHECK-FIXES-NEXT:       throw Failed(errno);
    // CHECK-FIXES-NEXT:     }
    if (n == 4)
      throw Failed(errno);
  }
  ~SeveralThrows() {
    if (in_ >= 0)
      close(in_);
    if (out_)
      fclose(out_);
  }
  SeveralThrows(const SeveralThrows &) = delete;
  SeveralThrows &operator=(const SeveralThrows &) = delete;

private:
  int in_;
  FILE *out_ = nullptr;
};

/// Two openings of one member: it is closed once.
class EitherOpens {
public:
  EitherOpens(const char *in, int n) {
    if (n > 5)
      in_ = open(in, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: member 'in_' is lost when the constructor throws
    else
      in_ = open(in, O_WRONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: member 'in_' is lost when the constructor throws
    // CHECK-FIXES:     if (lseek(in_, 6, SEEK_SET) < 0) {
    // CHECK-FIXES-NEXT:       if (in_ >= 0) close(in_);
    // CHECK-FIXES-NEXT:       throw std::runtime_error("six");
    // CHECK-FIXES-NEXT:     }
    if (lseek(in_, 6, SEEK_SET) < 0)
      throw std::runtime_error("six");
  }
  ~EitherOpens() {
    if (in_ >= 0)
      close(in_);
  }
  EitherOpens(const EitherOpens &) = delete;
  EitherOpens &operator=(const EitherOpens &) = delete;

private:
  int in_ = -1;
};

class NoDestructor {
public:
  NoDestructor(const char *in, const char *out) {
    in_ = open(in, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'in_' is never closed
    out_ = fopen(out, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'out_' is never closed
  }

private:
  int in_ = -1;
  FILE *out_ = nullptr;
  // CHECK-FIXES:   FILE *out_ = nullptr;
  // CHECK-FIXES:   ~NoDestructor() {
  // CHECK-FIXES-NEXT:     if (out_) fclose(out_);
  // CHECK-FIXES-NEXT:     if (in_ >= 0) close(in_);
  // CHECK-FIXES-NEXT:   }
  // CHECK-FIXES-NEXT:   NoDestructor(const NoDestructor &) = delete;
  // CHECK-FIXES-NEXT:   NoDestructor &operator=(const NoDestructor &) = delete;
  // CHECK-FIXES-NEXT: };
};

class EmptyDestructor {
public:
  EmptyDestructor(const char *in, const char *out) {
    in_ = open(in, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'in_' is never closed
    out_ = fopen(out, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'out_' is never closed
  }
  // CHECK-FIXES:   ~EmptyDestructor() { if (out_) fclose(out_); if (in_ >= 0) close(in_); }
  ~EmptyDestructor() {}
  EmptyDestructor(const EmptyDestructor &) = delete;
  EmptyDestructor &operator=(const EmptyDestructor &) = delete;

private:
  int in_ = -1;
  FILE *out_ = nullptr;
};

class ContainerAndMember {
public:
  explicit ContainerAndMember(const char *log) { log_ = fopen(log, "w"); }
  // CHECK-MESSAGES: :[[@LINE-1]]:57: warning: member 'log_' is never closed
  void add(const char *name) { files_.push_back(fopen(name, "r")); }
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'files_' is filled with clients that nobody closes

private:
  std::vector<FILE *> files_;
  FILE *log_ = nullptr;
  // CHECK-FIXES:   ~ContainerAndMember() {
  // CHECK-FIXES-NEXT:     if (log_) fclose(log_);
  // CHECK-FIXES-NEXT:     for (auto client : files_) { if (client) fclose(client); }
  // CHECK-FIXES-NEXT:   }
};

class TwoClosedByMethod {
public:
  TwoClosedByMethod(const char *in, const char *out) {
    in_ = open(in, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'in_' is closed by 'stop' only
    out_ = fopen(out, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'out_' is closed by 'stop' only
  }
  TwoClosedByMethod(const TwoClosedByMethod &) = delete;
  TwoClosedByMethod &operator=(const TwoClosedByMethod &) = delete;
  void stop() {
    if (in_ >= 0)
      close(in_);
    in_ = -1;
    if (out_)
      fclose(out_);
    out_ = nullptr;
  }

private:
  int in_ = -1;
  FILE *out_ = nullptr;
  // CHECK-FIXES:   ~TwoClosedByMethod() {
  // CHECK-FIXES-NEXT:     if (out_) stop();
  // CHECK-FIXES-NEXT:     if (in_ >= 0) stop();
  // CHECK-FIXES-NEXT:   }
};
