// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Structures of C++ that others know of, or that see to their clients.
// RUN: %check_test %s

#include <fcntl.h>
#include <memory>
#include <thread>
#include <unistd.h>

struct Plain {
  int fd = -1;
};

struct Base {
  int fd = -1;
  virtual ~Base() = default;
};
struct Closing : Base {
  ~Closing() override {
    if (fd >= 0)
      ::close(fd);
  }
};

int byADerivedDestructor(const char *path) {
  Base *b = new Closing;
  b->fd = ::open(path, O_RDONLY);
  const int found = b->fd;
  delete b;
  return found;
}

int byItsDestructor(const char *path) {
  auto *c = new Closing;
  c->fd = ::open(path, O_RDONLY);
  delete c;
  return 0;
}

static void end(Plain *p) {
  if (!p)
    return;
  ::close(p->fd);
  delete p;
}

int byAnOwner(const char *path) {
  auto *p = new Plain;
  std::shared_ptr<Plain> owner(p, end);
  p->fd = ::open(path, O_RDONLY);
  return p->fd;
}

int byAClosure(const char *path) {
  auto *p = new Plain;
  auto done = [p] { end(p); };
  p->fd = ::open(path, O_RDONLY);
  done();
  return 0;
}

struct Holder {
  Plain *held = nullptr;
  ~Holder() { end(held); }
};

int byAHolder(const char *path) {
  Holder h;
  auto *p = new Plain;
  p->fd = ::open(path, O_RDONLY);
  h.held = p;
  return 0;
}

int shownByAClosure(const char *path) {
  auto *p = new Plain;
  auto show = [&] { end(p); };
  p->fd = ::open(path, O_RDONLY);
  show();
  return 0;
}

int changedByAClosure(const char *path, Plain *other) {
  auto *p = new Plain;
  auto change = [&] { p = other; };
  change();
  p->fd = ::open(path, O_RDONLY);
  return 0;
}

int keptByAClosure(const char *path, Plain **all) {
  auto *p = new Plain;
  auto keep = [&] { all[0] = p; };
  keep();
  p->fd = ::open(path, O_RDONLY);
  return 0;
}
