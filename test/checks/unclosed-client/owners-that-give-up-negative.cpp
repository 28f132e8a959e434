// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What owners give up, and somebody closes or takes.
// RUN: %check_test %s

#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <memory>
#include <unistd.h>
#include <utility>

class UniqueFd {
public:
  explicit UniqueFd(int n) : n(n) {}
  UniqueFd(UniqueFd &&o) : n(o.release()) {}
  UniqueFd(const UniqueFd &) = delete;
  ~UniqueFd() { drop(); }
  bool ok() { return n >= 0; }
  void drop() {
    if (n >= 0)
      close(n);
    n = -1;
  }
  void swap(UniqueFd &o) { std::swap(n, o.n); }
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

void keep(UniqueFd &owner);
bool attach(FILE *f);
bool attach(int fd);
struct Reader {
  FILE *f;
  int numbers[2];
};
bool attach(const Reader &r);

int back(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  UniqueFd owner(fd);
  if (lseek(fd, 0, SEEK_SET) < 0)
    return -1;
  return owner.release();
}

struct Start {
  long at();
};
int byMemberPointer(const char *path, Start &start, long (Start::*ask)()) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  UniqueFd owner(fd);
  if (lseek(fd, (start.*ask)(), SEEK_SET) < 0)
    return -1;
  return owner.release();
}

int oldName(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  UniqueFd owner(fd);
  int other = owner.release();
  lseek(other, 0, SEEK_SET);
  return close(fd);
}

int onSuccess(const char *path, FILE **out) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  FilePtr owner(f);
  if (std::fgetc(f) == 'x')
    return -1;
  *out = owner.release();
  return 0;
}

void closed(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  UniqueFd owner(fd);
  owner.drop();
  fd = owner.release();
}

void emptied(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return;
  FilePtr owner(f);
  owner.reset();
  owner.release();
}

void elsewhere(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  UniqueFd owner(fd);
  UniqueFd other(-1);
  owner.swap(other);
  owner.release();
}

void moved(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  UniqueFd owner(fd);
  UniqueFd other(std::move(owner));
  owner.release();
}

void shown(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  UniqueFd owner(fd);
  keep(owner);
  owner.release();
}

void inClosure(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  UniqueFd owner(fd);
  auto end = [&owner] { owner.drop(); };
  end();
  owner.release();
}

int rounds(const char *const *paths, int n) {
  int left = 0;
  for (int i = 0; i < n; ++i) {
    int fd = open(paths[i], O_RDONLY);
    if (fd < 0)
      continue;
    UniqueFd owner(fd);
    if (lseek(fd, 0, SEEK_SET) < 0)
      continue;
    fd = owner.release();
    left += close(fd);
  }
  return left;
}

bool attached(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return false;
  FilePtr owner(f);
  if (!attach(f))
    return false;
  owner.release();
  return true;
}

bool attachedByNumber(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return false;
  UniqueFd owner(fd);
  if (!attach(fd))
    return false;
  owner.release();
  return true;
}

bool got(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return false;
  FilePtr owner(f);
  if (!attach(owner.get()))
    return false;
  owner.release();
  return true;
}

bool attachedWithin(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return false;
  FilePtr owner(f);
  if (!attach({f, {0, 1}}))
    return false;
  owner.release();
  return true;
}

bool stored(const char *path, Reader *reader) {
  FILE *f = fopen(path, "r");
  if (!f)
    return false;
  FilePtr owner(f);
  reader->f = f;
  owner.release();
  return true;
}

bool underAnotherName(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return false;
  FilePtr owner(f);
  FILE *g = owner.get();
  owner.release();
  return std::fclose(g) == 0;
}

void later(const std::function<void()> &call);

bool inAnotherClosure(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return false;
  FilePtr owner(f);
  later([f] { std::fclose(f); });
  owner.release();
  return true;
}

// The same, of owners that were made from the opening call.
bool attachedAtOnce(const char *path) {
  FilePtr owner(fopen(path, "r"));
  if (!owner || !attach(owner.get()))
    return false;
  owner.release();
  return true;
}

bool storedAtOnce(const char *path, Reader *reader) {
  FilePtr owner(fopen(path, "r"));
  if (owner.get() == nullptr)
    return false;
  reader->f = owner.get();
  owner.release();
  return true;
}

bool hooked(const char *path, bool (*hook)(FILE *)) {
  FilePtr owner(fopen(path, "r"));
  FILE *f = owner.get();
  if (!owner || !hook(f))
    return false;
  owner.release();
  return true;
}
