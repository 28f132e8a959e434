// RUN: %check_test --fix-notes %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <cstdio>
#include <curl/curl.h>
#include <fcntl.h>
#include <hiredis/hiredis.h>
#include <stdexcept>
#include <unistd.h>
#include <utility>

class ClosedByStop {
public:
  ~ClosedByStop() { running_ = false; }
  // CHECK-FIXES:   ~ClosedByStop() { running_ = false; if (log_) stop(); }
  bool start(const char *path) {
    log_ = std::fopen(path, "a");
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: member 'log_' is closed by 'stop' only, which the destructor does not call; 'fopen' opens a stdio stream that 'fclose' must close
    running_ = log_ != nullptr;
    return running_;
  }
  void stop() {
    if (log_)
      std::fclose(log_);
    log_ = nullptr;
  }

private:
  FILE *log_ = nullptr;
  bool running_ = false;
};

class ClosedByCloseOfNumber {
public:
  explicit ClosedByCloseOfNumber(const char *path)
      : fd_(open(path, O_RDONLY)) {}
        // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: member 'fd_' is closed by 'finish' only, which the destructor does not call; 'open' opens a file descriptor that 'close' must close
  void finish() {
    close(fd_);
    fd_ = -1;
  }

private:
  int fd_;
  // CHECK-FIXES:   ~ClosedByCloseOfNumber() { if (fd_ >= 0) finish(); }
  // CHECK-FIXES-NEXT:   ClosedByCloseOfNumber(const ClosedByCloseOfNumber &) = delete;
  // CHECK-FIXES-NEXT:   ClosedByCloseOfNumber &operator=(const ClosedByCloseOfNumber &) = delete;
};

class NotReset {
public:
  explicit NotReset(const char *path) { log_ = std::fopen(path, "a"); }
  // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: member 'log_' is closed by 'stop' only, which the destructor does not call; 'fopen' opens a stdio stream that 'fclose' must close
  void stop() { std::fclose(log_); }

private:
  FILE *log_;
};

class Reconnects {
public:
  Reconnects() = default;
  Reconnects(const Reconnects &) = delete;
  Reconnects &operator=(const Reconnects &) = delete;
  ~Reconnects() {
    if (redis_)
      redisFree(redis_);
  }
  redisReply *get(const char *key) {
    if (!redis_ || redis_->err) {
    // CHECK-FIXES:       redisFree(redis_);
      redis_ = redisConnect("127.0.0.1", 6379);
      // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: member 'redis_' is opened again while it may still be open; 'redisConnect' opens a hiredis connection that 'redisFree' must close
    }
    return static_cast<redisReply *>(redisCommand(redis_, "GET %s", key));
  }

private:
  redisContext *redis_ = nullptr;
};

class Rotates {
public:
  Rotates(const Rotates &) = delete;
  Rotates &operator=(const Rotates &) = delete;
  explicit Rotates(const char *path) : file_(std::fopen(path, "a")) {}
  ~Rotates() { close(); }
  void rotate(const char *path) {
  // CHECK-FIXES:     if (file_) fclose(file_);
    file_ = std::fopen(path, "a");
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: member 'file_' is opened again while it may still be open; 'fopen' opens a stdio stream that 'fclose' must close
  }

private:
  void close() {
    if (file_)
      std::fclose(file_);
    file_ = nullptr;
  }
  FILE *file_;
};

class ThrowsAfterOpening {
public:
  ThrowsAfterOpening(const ThrowsAfterOpening &) = delete;
  ThrowsAfterOpening &operator=(const ThrowsAfterOpening &) = delete;
  explicit ThrowsAfterOpening(const char *path) {
    FILE *opened = std::fopen(path, "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: member 'file_' is lost when the constructor throws; 'fopen' opens a stdio stream that 'fclose' must close
    if (!opened)
      throw std::runtime_error("no such file");
    file_ = opened;
    if (std::fgetc(file_) != '#') {
    // CHECK-FIXES:       if (file_) fclose(file_);
      throw std::runtime_error("no header");
    }
  }
  ~ThrowsAfterOpening() { std::fclose(file_); }

private:
  FILE *file_;
};

// Of an object that never was, nobody can have asked for the client.
class ThrowsAndHasAnAccessor {
public:
  explicit ThrowsAndHasAnAccessor(const char *path)
      : file_(std::fopen(path, "r")) {
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: member 'file_' is lost when the constructor throws; 'fopen' opens a stdio stream that 'fclose' must close
    if (!file_)
      throw std::runtime_error("no such file");
    if (std::fgetc(file_) != '#') {
    // CHECK-FIXES:       if (file_) fclose(file_);
      throw std::runtime_error("no header");
    }
  }
  ThrowsAndHasAnAccessor(const ThrowsAndHasAnAccessor &) = delete;
  ThrowsAndHasAnAccessor &operator=(const ThrowsAndHasAnAccessor &) = delete;
  ~ThrowsAndHasAnAccessor() { std::fclose(file_); }
  FILE *get() const { return file_; }

private:
  FILE *file_;
};

class Handle {
public:
  explicit Handle(const char *path) : fd_(open(path, O_RDONLY)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: member 'fd_' is closed twice when a 'Handle' is copied; 'open' opens a file descriptor that 'close' must close
  ~Handle() {
    if (fd_ >= 0)
      close(fd_);
  }
  int size() const { return static_cast<int>(lseek(fd_, 0, SEEK_END)); }

private:
  int fd_;
};

int copiesHandle(const char *path) {
  Handle first(path);
  Handle second = first;
  return second.size();
}

class FilledIn {
public:
  bool init() { return pipe(ends_) == 0; }
  bool setUp() {
    curl_ = curl_easy_init();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: member 'curl_' is never closed; 'curl_easy_init' opens a libcurl easy handle that 'curl_easy_cleanup' must close
    return curl_ != nullptr;
  }

private:
  CURL *curl_ = nullptr;
  int ends_[2];
  // CHECK-FIXES:   FilledIn() = default;
  // CHECK-FIXES-NEXT:   ~FilledIn() { curl_easy_cleanup(curl_); }
  // CHECK-FIXES-NEXT:   FilledIn(const FilledIn &) = delete;
  // CHECK-FIXES-NEXT:   FilledIn &operator=(const FilledIn &) = delete;
};

class HasAMethodOfThatName {
public:
  void start(const char *path) { fd_ = ::open(path, O_RDONLY); }
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: member 'fd_' is never closed
  void close() { started_ = false; }
  int once(const char *path) {
    int fd = ::open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'fd' is not closed on every path
    char c = 0;
    if (fd < 0)
      return -1;
    if (::read(fd, &c, 1) != 1)
      return -2;
    // CHECK-FIXES:       ::close(fd);
    // CHECK-FIXES-NEXT:       return -2;
    ::close(fd);
    return c;
  }

private:
  int fd_ = -1;
  bool started_ = true;
  // CHECK-FIXES:   ~HasAMethodOfThatName() { if (fd_ >= 0) ::close(fd_); }
};

namespace shadowed {
int close(const char *name);
int once(const char *path) {
  int fd = ::open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path
  char c = 0;
  if (fd < 0)
    return close(path);
  if (::read(fd, &c, 1) != 1)
    return -2;
  // CHECK-FIXES:     ::close(fd);
  // CHECK-FIXES-NEXT:     return -2;
  ::close(fd);
  return c;
}
} // namespace shadowed
