// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Clients that an owner gives up, and variables that change what they hold.
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <unistd.h>
#include <utility>

int ask(int);

int releasedByAPointer(const char *path) {
  std::unique_ptr<FILE, int (*)(FILE *)> owner(std::fopen(path, "r"), &fclose);
  FILE *f = owner.release();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'release' hands out a stdio stream that 'fclose' must close
  // CHECK-FIXES:   std::unique_ptr<FILE, decltype(&std::fclose)> f_owner{owner.release(), &std::fclose};
  // CHECK-FIXES:   FILE *f = f_owner.get();
  if (!f)
    return -1;
  if (ask(1))
    return -2;
  std::fclose(f);
  // CHECK-FIXES:   f_owner.reset();
  return 0;
}

class Descriptor {
public:
  explicit Descriptor(int number) : fd(number) {}
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  ~Descriptor() {
    if (fd >= 0)
      close(fd);
  }
  int release() {
    const int number = fd;
    fd = -1;
    return number;
  }

private:
  int fd;
};

int releasedByAnOwner(const char *path) {
  Descriptor owner(open(path, O_RDONLY));
  int fd = owner.release();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'release' hands out a file descriptor that 'close' must close
  if (fd < 0)
    return -1;
  if (ask(1))
  // CHECK-FIXES:   if (ask(1)) {
  // CHECK-FIXES:     close(fd);
    return -2;
    // CHECK-FIXES:   }
  close(fd);
  return 0;
}

int lostAfterASwap(const char *a, const char *b) {
  FILE *f = std::fopen(a, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'g' is not closed on every path; 'fopen' opens a stdio stream that 'fclose' must close
  if (!f)
    return -1;
  FILE *g = std::fopen(b, "r");
  std::swap(f, g);
  if (f)
    std::fclose(f);
  if (ask(1))
  // CHECK-FIXES:   if (ask(1)) {
  // CHECK-FIXES:     std::fclose(g);
    return -2;
    // CHECK-FIXES:   }
  std::fclose(g);
  return 0;
}
