// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Virtual methods that a destructor calls and that close, or that others may.

#include <fcntl.h>
#include <unistd.h>

class Drive {
public:
  virtual ~Drive() = default;
  virtual bool open_device(const char *path) = 0;
  virtual void stop() = 0;
};

class StopCloses : public Drive {
public:
  ~StopCloses() override { stop(); }
  bool open_device(const char *path) override {
    if (fd_ != -1)
      return true;
    fd_ = open(path, O_RDONLY);
    return fd_ != -1;
  }
  void stop() override {
    if (fd_ != -1)
      close(fd_);
    fd_ = -1;
  }

private:
  int fd_ = -1;
};

class StopClosesByAnother : public Drive {
public:
  ~StopClosesByAnother() override { stop(); }
  bool open_device(const char *path) override {
    if (fd_ != -1)
      return true;
    fd_ = open(path, O_RDONLY);
    return fd_ != -1;
  }
  void stop() override { reset(); }

private:
  void reset() {
    if (fd_ != -1)
      close(fd_);
    fd_ = -1;
  }
  int fd_ = -1;
};

void keep(int fd);
class StopGivesItAway : public Drive {
public:
  ~StopGivesItAway() override { stop(); }
  bool open_device(const char *path) override {
    if (fd_ != -1)
      return true;
    fd_ = open(path, O_RDONLY);
    return fd_ != -1;
  }
  void stop() override { keep(fd_); }

private:
  int fd_ = -1;
};

Drive *make_drive(int which) {
  if (which == 0)
    return new StopCloses;
  if (which == 1)
    return new StopClosesByAnother;
  return new StopGivesItAway;
}
