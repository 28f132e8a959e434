// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A local owner has the client until it gives it up: `release()`.
// RUN: %check_test %s

#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

class UniqueFd {
public:
  explicit UniqueFd(int n) : n(n) {}
  UniqueFd(const UniqueFd &) = delete;
  UniqueFd &operator=(const UniqueFd &) = delete;
  ~UniqueFd() {
    if (n >= 0)
      close(n);
  }
  int get() const { return n; }
  bool ok() { return n >= 0; }
  int release() {
    int given = n;
    n = -1;
    return given;
  }

private:
  int n;
};

struct FileCloser {
  void operator()(FILE *f) const { fclose(f); }
};
typedef std::unique_ptr<FILE, FileCloser> FilePtr;

int number(const char *path, bool late) {
  int fd = open(path, O_RDONLY);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is not closed on every path; 'open' opens a file descriptor
  // CHECK-MESSAGES: :[[@LINE+10]]:5: note: still open when the function returns here
  if (fd < 0)
    return 1;
  UniqueFd owner(fd);
  if (lseek(fd, 0, SEEK_SET) < 0)
    return 1;
  fd = owner.release();
  if (late) {
    // CHECK-FIXES: {{^}}    close(fd);
    // CHECK-FIXES-NEXT: {{^}}    return 2;
    return 2;
  }
  close(fd);
  return 0;
}

int dropped(const char *path, bool late) {
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream
  // CHECK-MESSAGES: :[[@LINE+10]]:5: note: still open when the function returns here
  if (!f)
    return 1;
  std::unique_ptr<FILE, int (*)(FILE *)> owner(f, &fclose);
  if (std::fgetc(owner.get()) == 'x')
    return 1;
  owner.release();
  if (late) {
    // CHECK-FIXES: {{^}}    std::fclose(f);
    // CHECK-FIXES-NEXT: {{^}}    return 2;
    return 2;
  }
  std::fclose(f);
  return 0;
}

int nobody(const char *path, bool late) {
  FilePtr owner;
  FILE *f = fopen(path, "r");
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is not closed on every path; 'fopen' opens a stdio stream
  // CHECK-MESSAGES: :[[@LINE+10]]:5: note: still open when the function returns here
  if (!f)
    return 1;
  owner.reset(f);
  f = nullptr;
  if (!late)
    f = owner.release();
  if (f && std::fgetc(f) == 'x') {
    // CHECK-FIXES: {{^}}    std::fclose(f);
    // CHECK-FIXES-NEXT: {{^}}    return 2;
    return 2;
  }
  if (f)
    std::fclose(f);
  return 0;
}

// Who asks the owner, and lends what it has, has not shown it to anybody.
int lent(const char *path) {
  FilePtr owner(fopen(path, "r"));
  if (!owner.get() || std::fgetc(owner.get()) == 'x')
    return 1;
  owner.release();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'release' is discarded and never closed; 'release' hands out a stdio stream
  return 0;
}
