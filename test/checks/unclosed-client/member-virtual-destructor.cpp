// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// In a destructor, virtual methods are those of the class itself.

#include <fcntl.h>
#include <unistd.h>

class Drive {
public:
  virtual ~Drive() = default;
  virtual bool open_device(const char *path) = 0;
  virtual bool stop() = 0;
};
bool send_stop(int fd);

class FileDrive : public Drive {
public:
  ~FileDrive() override { stop(); }
  bool open_device(const char *path) override {
    if (is_open())
      return true;
    fd_ = open(path, O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: member 'fd_' is never closed; 'open' opens a file descriptor that 'close' must close
    return fd_ != -1;
  }
  bool stop() override {
    if (!is_open())
      return false;
    return lseek(fd_, 0, SEEK_SET) == 0;
  }

private:
  bool is_open() const { return fd_ != -1; }
  int fd_ = -1;
};

// Nobody can name the member in an overrider, and none is called here.
class Overridable {
public:
  virtual ~Overridable() { release(); }
  void start(const char *path) { fd_ = open(path, O_RDONLY); }
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: member 'fd_' is never closed
  virtual void release() {}

private:
  int fd_ = -1;
};

Drive *make_drive() { return new FileDrive; }
