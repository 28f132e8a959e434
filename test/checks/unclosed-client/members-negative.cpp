// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <cstdio>
#include <fcntl.h>
#include <hiredis/hiredis.h>
#include <stdexcept>
#include <unistd.h>
#include <utility>

class DestructorCallsStop {
public:
  DestructorCallsStop() = default;
  DestructorCallsStop(const DestructorCallsStop &) = delete;
  DestructorCallsStop &operator=(const DestructorCallsStop &) = delete;
  ~DestructorCallsStop() { stop(); }
  void start(const char *path) {
    stop();
    log_ = std::fopen(path, "a");
  }
  void stop() {
    if (log_)
      std::fclose(log_);
    log_ = nullptr;
  }

private:
  FILE *log_ = nullptr;
};

class DestructorAsksAnotherMember {
public:
  DestructorAsksAnotherMember(const DestructorAsksAnotherMember &) = delete;
  ~DestructorAsksAnotherMember() {
    if (running_)
      std::fclose(log_);
  }
  explicit DestructorAsksAnotherMember(const char *path)
      : log_(std::fopen(path, "a")), running_(log_ != nullptr) {}

private:
  FILE *log_;
  bool running_;
};

class OpensAndClosesInOneMethod {
public:
  int run(const char *path) {
    file_ = std::fopen(path, "r");
    if (!file_)
      return -1;
    const int first = std::fgetc(file_);
    std::fclose(file_);
    file_ = nullptr;
    return first;
  }

private:
  FILE *file_ = nullptr;
};

class MoveOnly {
public:
  explicit MoveOnly(const char *path) : fd_(open(path, O_RDONLY)) {}
  MoveOnly(MoveOnly &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  MoveOnly &operator=(MoveOnly &&other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~MoveOnly() {
    if (fd_ >= 0)
      close(fd_);
  }

private:
  int fd_;
};

MoveOnly moved(const char *path) {
  MoveOnly first(path);
  return MoveOnly(std::move(first));
}

class GivenOut {
public:
  explicit GivenOut(const char *path) : file_(std::fopen(path, "r")) {}
  FILE *release() {
    FILE *out = file_;
    file_ = nullptr;
    return out;
  }

private:
  FILE *file_;
};

class ProtectedForHeirs {
public:
  void start(const char *path) { log_ = std::fopen(path, "a"); }

protected:
  FILE *log_ = nullptr;
};

class LazyOnce {
public:
  LazyOnce() = default;
  LazyOnce(const LazyOnce &) = delete;
  ~LazyOnce() {
    if (redis_)
      redisFree(redis_);
  }
  redisContext &get() {
    if (!redis_)
      redis_ = redisConnect("127.0.0.1", 6379);
    return *redis_;
  }

private:
  redisContext *redis_ = nullptr;
};

class AsksItsOwnFlag {
public:
  AsksItsOwnFlag() = default;
  AsksItsOwnFlag(const AsksItsOwnFlag &) = delete;
  ~AsksItsOwnFlag() { close(); }
  void reopen(const char *path) {
    if (!isOpen_) {
      file_ = std::fopen(path, "r");
      isOpen_ = true;
    }
  }
  void close() {
    if (isOpen_)
      std::fclose(file_);
    isOpen_ = false;
  }

private:
  FILE *file_ = nullptr;
  bool isOpen_ = false;
};

class OpenedOnce {
public:
  OpenedOnce() = default;
  OpenedOnce(const OpenedOnce &) = delete;
  ~OpenedOnce() {
    if (file_)
      std::fclose(file_);
  }
  void init(const char *path) { file_ = std::fopen(path, "r"); }

private:
  FILE *file_ = nullptr;
};

class ThrowsBeforeOpening {
public:
  ThrowsBeforeOpening(const ThrowsBeforeOpening &) = delete;
  explicit ThrowsBeforeOpening(const char *path) {
    if (!path)
      throw std::invalid_argument("path");
    file_ = std::fopen(path, "r");
    if (!file_)
      throw std::runtime_error("cannot open");
  }
  ~ThrowsBeforeOpening() { std::fclose(file_); }

private:
  FILE *file_;
};

class ClosesBeforeItThrows {
public:
  ClosesBeforeItThrows(const ClosesBeforeItThrows &) = delete;
  explicit ClosesBeforeItThrows(const char *path)
      : file_(std::fopen(path, "r")) {
    if (file_ && std::fgetc(file_) != '#') {
      std::fclose(file_);
      throw std::runtime_error("no header");
    }
  }
  ~ClosesBeforeItThrows() {
    if (file_)
      std::fclose(file_);
  }

private:
  FILE *file_;
};

class DelegatesFirst {
public:
  DelegatesFirst(const DelegatesFirst &) = delete;
  explicit DelegatesFirst(const char *path, int wanted)
      : DelegatesFirst(path) {
    file_ = std::fopen(path, "r");
    if (wanted < 0)
      throw std::invalid_argument("wanted"); // the destructor runs
  }
  ~DelegatesFirst() {
    if (file_)
      std::fclose(file_);
  }

private:
  explicit DelegatesFirst(const char *) : file_(nullptr) {}
  FILE *file_;
};

class NeverCopied {
public:
  explicit NeverCopied(const char *path) : fd_(open(path, O_RDONLY)) {}
  ~NeverCopied() { close(fd_); }

private:
  int fd_;
};

NeverCopied elided(const char *path) { return NeverCopied(path); }

class ClosedByNestedClass {
public:
  class Guard {
  public:
    explicit Guard(ClosedByNestedClass &of) : of_(of) {}
    ~Guard() { std::fclose(of_.file_); }

  private:
    ClosedByNestedClass &of_;
  };
  void start(const char *path) { file_ = std::fopen(path, "r"); }

private:
  FILE *file_ = nullptr;
};

class ClosedForAnother {
public:
  void start(const char *path) { file_ = std::fopen(path, "r"); }
  static void stop(ClosedForAnother &other) { std::fclose(other.file_); }

private:
  FILE *file_ = nullptr;
};

class Output {
public:
  virtual ~Output() = default;
  virtual void begin(const char *path) = 0;
  virtual void end() noexcept = 0;
};

class ClosedByAnInterface final : public Output {
public:
  void begin(const char *path) override { file_ = std::fopen(path, "w"); }
  void end() noexcept override { std::fclose(file_); }

private:
  FILE *file_ = nullptr;
};

class ClosedByTheMethodThatThrows {
public:
  ClosedByTheMethodThatThrows(const ClosedByTheMethodThatThrows &) = delete;
  explicit ClosedByTheMethodThatThrows(const char *path)
      : file_(std::fopen(path, "r")) {
    readHeader();
  }
  ~ClosedByTheMethodThatThrows() { std::fclose(file_); }

private:
  void readHeader() {
    if (std::fgetc(file_) != '#') {
      std::fclose(file_);
      throw std::runtime_error("no header");
    }
  }
  FILE *file_;
};
