// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test --fix-notes %s
//
// A close of a member that may meet what is closed already, or what a task still uses: no edit.
#include <fcntl.h>
#include <stdexcept>
#include <stdio.h>
#include <thread>
#include <unistd.h>

class ClosedBeforeTheThrow {
public:
  ClosedBeforeTheThrow(const char *name, int n) {
    fd_ = open(name, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is lost when the constructor throws
    // CHECK-MESSAGES: note: close 'fd_' with 'close' before the exception leaves, or make it an owner; no edit: a path to the same exit has closed it
    if (n < 0)
      close(fd_);
    if (lseek(0, n, SEEK_SET) < 0)
      throw std::runtime_error("seek");
    if (n < 0)
      fd_ = -1;
  }
  ~ClosedBeforeTheThrow() {
    if (fd_ >= 0)
      close(fd_);
  }
  ClosedBeforeTheThrow(const ClosedBeforeTheThrow &) = delete;
  ClosedBeforeTheThrow &operator=(const ClosedBeforeTheThrow &) = delete;

private:
  int fd_ = -1;
};

class NotSetBeforeTheThrow {
public:
  NotSetBeforeTheThrow(const char *name, int n) {
    if (n > 0)
      fd_ = open(name, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: member 'fd_' is lost when the constructor throws
    // CHECK-MESSAGES: note: close 'fd_' with 'close' before the exception leaves, or make it an owner; no edit: the member may hold anything before it is opened
    if (lseek(0, n, SEEK_SET) < 0)
      throw std::runtime_error("seek");
    if (n <= 0)
      fd_ = -1;
  }
  ~NotSetBeforeTheThrow() {
    if (fd_ >= 0)
      close(fd_);
  }
  NotSetBeforeTheThrow(const NotSetBeforeTheThrow &) = delete;
  NotSetBeforeTheThrow &operator=(const NotSetBeforeTheThrow &) = delete;

private:
  int fd_;
};

class ClosedBeforeItIsReopened {
public:
  ClosedBeforeItIsReopened() = default;
  ~ClosedBeforeItIsReopened() {
    if (fd_ >= 0)
      close(fd_);
  }
  ClosedBeforeItIsReopened(const ClosedBeforeItIsReopened &) = delete;
  ClosedBeforeItIsReopened &operator=(const ClosedBeforeItIsReopened &) = delete;
  void reconnect(const char *name, bool bad) {
    if (bad)
      close(fd_);
    fd_ = open(name, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is opened again while it may still be open
    // CHECK-MESSAGES: note: close 'fd_' with 'close' before it is opened again; no edit: it may name what has been closed
  }

private:
  int fd_ = -1;
};

class ClosedElsewhere {
public:
  ClosedElsewhere() = default;
  ~ClosedElsewhere() {
    if (fd_ >= 0)
      close(fd_);
  }
  ClosedElsewhere(const ClosedElsewhere &) = delete;
  ClosedElsewhere &operator=(const ClosedElsewhere &) = delete;
  void stop() { close(fd_); }
  void reconnect(const char *name) {
    fd_ = open(name, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is opened again while it may still be open
    // CHECK-MESSAGES: note: close 'fd_' with 'close' before it is opened again; no edit: it may name what has been closed
  }

private:
  int fd_ = -1;
};

/// That one has an edit: the member never names what has been closed.
class ForgottenWhereItIsClosed {
public:
  ForgottenWhereItIsClosed() = default;
  ~ForgottenWhereItIsClosed() { stop(); }
  ForgottenWhereItIsClosed(const ForgottenWhereItIsClosed &) = delete;
  ForgottenWhereItIsClosed &operator=(const ForgottenWhereItIsClosed &) = delete;
  void stop() {
    if (fd_ >= 0)
      close(fd_);
    fd_ = -1;
  }
  void reconnect(const char *name, bool bad) {
    if (bad) {
      close(fd_);
      fd_ = -1;
    }
    // CHECK-FIXES:     if (fd_ >= 0) close(fd_);
    // CHECK-FIXES-NEXT:     fd_ = open(name, O_WRONLY);
    fd_ = open(name, O_WRONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is opened again while it may still be open
  }

private:
  int fd_ = -1;
};

class StillUsedByAThread {
public:
  explicit StillUsedByAThread(const char *name) {
    log_ = fopen(name, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'log_' is never closed
    // CHECK-MESSAGES: note: close 'log_' with 'fclose' in the destructor, and delete the copy operations; no edit: a task of the object may still use it then
    writer_ = std::thread(&StillUsedByAThread::write, this);
  }
  ~StillUsedByAThread() { stop(); }
  void write() { fputs("hello", log_); }
  StillUsedByAThread(const StillUsedByAThread &) = delete;
  StillUsedByAThread &operator=(const StillUsedByAThread &) = delete;
  void stop() {
    if (writer_.joinable())
      writer_.join();
  }

private:
  FILE *log_ = nullptr;
  std::thread writer_;
};

class BehindTheJoin {
public:
  explicit BehindTheJoin(const char *name) {
    log_ = fopen(name, "a");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'log_' is never closed
    writer_ = std::thread([] { puts("hello"); });
  }
  ~BehindTheJoin() {
    // CHECK-FIXES:     if (writer_.joinable()) writer_.join();
    // CHECK-FIXES-NEXT:     if (log_) fclose(log_);
    // CHECK-FIXES-NEXT:   }
    if (writer_.joinable()) writer_.join();
  }
  BehindTheJoin(const BehindTheJoin &) = delete;
  BehindTheJoin &operator=(const BehindTheJoin &) = delete;

private:
  FILE *log_ = nullptr;
  std::thread writer_;
};
