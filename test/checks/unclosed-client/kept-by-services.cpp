// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clients that classes keep, show and lose.

#include <cstdio>
#include <fcntl.h>
#include <hiredis/hiredis.h>
#include <map>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

int notKept(const char *path) {
  FILE *log = std::fopen(path, "a");
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'log' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  static int calls = 0;
  if (++calls > 3)
    return calls;
  // CHECK-FIXES:     log_owner.reset();
  if (log)
    std::fclose(log);
  return 0;
}

class ClosesEachByItsBindingButDropsOne {
public:
  ~ClosesEachByItsBindingButDropsOne() {
    for (auto &[name, fd] : fds_)
      close(fd);
  }
  void add(const std::string &name, int listener) {
    const int fd = accept(listener, nullptr, nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'fds_' drops clients that are still open; 'accept' opens a socket that 'close' must close
    if (fd >= 0)
      fds_.emplace(name, fd);
  }
  void drop(const std::string &name) { fds_.erase(name); }

private:
  std::map<std::string, int> fds_;
};

class ShownAndCopied {
public:
  explicit ShownAndCopied(const char *path) : fd_(open(path, O_RDONLY)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:51: warning: member 'fd_' is closed twice when a 'ShownAndCopied' is copied; 'open' opens a file descriptor that 'close' must close
  ~ShownAndCopied() {
    if (fd_ >= 0)
      close(fd_);
  }
  int fd() const { return fd_; }

private:
  int fd_;
};

long asks(const char *path) {
  ShownAndCopied one(path);
  ShownAndCopied other = one;
  return lseek(other.fd(), 0, SEEK_END);
}

class ChangesTheFile {
public:
  ~ChangesTheFile() {
    if (file_)
      std::fclose(file_);
  }
  ChangesTheFile() = default;
  ChangesTheFile(const ChangesTheFile &) = delete;
  bool rotate(const char *path) {
    FILE *next = std::fopen(path, "w");
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: member 'file_' is opened again while it may still be open; 'fopen' opens a stdio stream that 'fclose' must close
    if (!next)
      return false;
    // CHECK-FIXES:     if (file_) fclose(file_);
    file_ = next;
    return true;
  }

private:
  FILE *file_ = nullptr;
};

// What it clears its destructor would have to know.
class ForgetsTheLength {
public:
  bool start(const char *path, int mode) {
    mode_ = mode;
    fd_ = open(path, mode_);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is closed by 'stop' only, which the destructor does not call; 'open' opens a file descriptor that 'close' must close
    // CHECK-MESSAGES: :[[@LINE-2]]:11: note: call 'stop' in the destructor; no edit: the destructor changes what 'stop' reads
    return fd_ >= 0;
  }
  void stop() {
    if (mode_ == O_WRONLY)
      fsync(fd_);
    if (fd_ >= 0)
      close(fd_);
    fd_ = -1;
  }
  ForgetsTheLength() = default;
  ForgetsTheLength(const ForgetsTheLength &) = delete;
  ForgetsTheLength &operator=(const ForgetsTheLength &) = delete;
  ~ForgetsTheLength() { mode_ = 0; }

private:
  int fd_ = -1;
  int mode_ = 0;
};

class OpensAgainAndShows {
public:
  explicit OpensAgainAndShows(const char *host) : host_(host) {}
  ~OpensAgainAndShows() {
    if (context_)
      redisFree(context_);
  }
  OpensAgainAndShows(const OpensAgainAndShows &) = delete;
  OpensAgainAndShows &operator=(const OpensAgainAndShows &) = delete;
  redisContext *get() {
    if (!context_ || context_->err)
      // CHECK-FIXES:       redisFree(context_);
      context_ = redisConnect(host_, 6379);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: member 'context_' is opened again while it may still be open; 'redisConnect' opens a hiredis connection that 'redisFree' must close
    return context_;
  }

private:
  redisContext *context_ = nullptr;
  const char *host_;
};
