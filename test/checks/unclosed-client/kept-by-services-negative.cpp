// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clients that statics, atomics, functors and tables keep.

#include <atomic>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <hiredis/hiredis.h>
#include <map>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

FILE *keptByAStatic() {
  static FILE *log = std::fopen("/tmp/log", "a");
  return log ? log : stderr;
}

int keptByAThread(const char *path) {
  thread_local int fd = open(path, O_RDONLY);
  return fd;
}

class KeptByAnAtomic {
public:
  ~KeptByAnAtomic() {
    const int fd = fd_.exchange(-1);
    if (fd >= 0)
      close(fd);
  }
  bool start(const char *path) {
    const int fd = open(path, O_RDWR);
    if (fd < 0)
      return false;
    const int before = fd_.exchange(fd);
    if (before >= 0)
      close(before);
    return true;
  }
  void startOnce(const char *path) {
    const int fd = open(path, O_RDWR);
    if (fd >= 0)
      fd_.store(fd);
  }

private:
  std::atomic<int> fd_{-1};
};

int givenToAFunctor(const std::map<std::string, std::function<int(int)>> &makers,
                    const std::string &name, int listener) {
  const int fd = accept(listener, nullptr, nullptr);
  if (fd < 0)
    return -1;
  auto maker = makers.find(name);
  if (maker == makers.end()) {
    close(fd);
    return -1;
  }
  return maker->second(fd);
}

class ClosesEachByItsBinding {
public:
  ~ClosesEachByItsBinding() {
    for (auto &[name, fd] : fds_)
      close(fd);
  }
  bool add(const std::string &name, int listener) {
    const int fd = accept(listener, nullptr, nullptr);
    if (fd < 0)
      return false;
    fds_.emplace(name, fd);
    return true;
  }

private:
  std::map<std::string, int> fds_;
};

class ShownAndClosed {
public:
  explicit ShownAndClosed(const char *path) : fd_(open(path, O_RDONLY)) {}
  ~ShownAndClosed() { close(fd_); }
  ShownAndClosed(const ShownAndClosed &) = delete;
  ShownAndClosed &operator=(const ShownAndClosed &) = delete;
  int fd() const { return fd_; }

private:
  int fd_;
};

// Who asks for it may close it.
class ShownOnly {
public:
  bool start(const char *path) {
    fd_ = open(path, O_RDONLY);
    return fd_ >= 0;
  }
  int fd() const { return fd_; }

private:
  int fd_ = -1;
};

class ChangesTheFileAndClosesTheOld {
public:
  ~ChangesTheFileAndClosesTheOld() {
    if (file_)
      std::fclose(file_);
  }
  ChangesTheFileAndClosesTheOld() = default;
  ChangesTheFileAndClosesTheOld(const ChangesTheFileAndClosesTheOld &) = delete;
  bool rotate(const char *path) {
    FILE *next = std::fopen(path, "w");
    if (!next)
      return false;
    FILE *old = file_;
    file_ = next;
    if (old)
      std::fclose(old);
    return true;
  }

private:
  FILE *file_ = nullptr;
};

class ClosesBeforeItOpensAgainAndShows {
public:
  explicit ClosesBeforeItOpensAgainAndShows(const char *host) : host_(host) {}
  ~ClosesBeforeItOpensAgainAndShows() { drop(); }
  ClosesBeforeItOpensAgainAndShows(const ClosesBeforeItOpensAgainAndShows &) =
      delete;
  redisContext *get() {
    if (context_ && context_->err)
      drop();
    if (!context_)
      context_ = redisConnect(host_, 6379);
    return context_;
  }
  redisContext *take() {
    redisContext *taken = context_;
    context_ = nullptr;
    return taken;
  }
  // What take() gave away is the taker's.
  void reconnect() { context_ = redisConnect(host_, 6379); }

private:
  void drop() {
    if (context_)
      redisFree(context_);
    context_ = nullptr;
  }
  redisContext *context_ = nullptr;
  const char *host_;
};
