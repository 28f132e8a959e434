// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Structures behind smart pointers that see to their clients, or that others
// know of.
// RUN: %check_test %s

#include <fcntl.h>
#include <map>
#include <memory>
#include <unistd.h>
#include <utility>
#include <vector>

struct Session {
  int fd = -1;
  void serve();
};
struct Closing {
  int fd = -1;
  ~Closing() {
    if (fd >= 0)
      ::close(fd);
  }
};
struct Base {
  int fd = -1;
  virtual ~Base() = default;
};
struct Derived : Base {
  ~Derived() override { ::close(fd); }
};
struct Ender {
  void operator()(Session *s) const {
    ::close(s->fd);
    delete s;
  }
};

void show(Session &s);
void keep(const std::shared_ptr<Session> &s);
void take(std::unique_ptr<Session> s);

class Server {
public:
  int moved(const char *path) {
    auto s = std::make_unique<Session>();
    s->fd = ::open(path, O_RDONLY);
    if (s->fd < 0)
      return -1;
    all.push_back(std::move(s));
    return 0;
  }
  int movedOn(const char *path) {
    auto s = std::make_unique<Session>();
    s->fd = ::open(path, O_RDONLY);
    if (s->fd < 0)
      return -1;
    add(std::move(s));
    return 0;
  }
  int copied(const char *path) {
    auto s = std::make_shared<Session>();
    s->fd = ::open(path, O_RDONLY);
    if (s->fd < 0)
      return -1;
    numbers[s->fd] = s;
    return 0;
  }
  int knownBefore(const char *path) {
    auto s = std::make_shared<Session>();
    last = s;
    s->fd = ::open(path, O_RDONLY);
    return 0;
  }

private:
  void add(std::unique_ptr<Session> s) { all.push_back(std::move(s)); }
  std::vector<std::unique_ptr<Session>> all;
  std::map<int, std::shared_ptr<Session>> numbers;
  std::shared_ptr<Session> last;
};

int shown(const char *path) {
  auto s = std::make_unique<Session>();
  show(*s);
  s->fd = ::open(path, O_RDONLY);
  return 0;
}
int shared(const char *path) {
  auto s = std::make_shared<Session>();
  s->fd = ::open(path, O_RDONLY);
  keep(s);
  return 0;
}
int taken(const char *path) {
  auto s = std::make_unique<Session>();
  s->fd = ::open(path, O_RDONLY);
  take(std::move(s));
  return 0;
}
int closing(const char *path) {
  auto s = std::make_unique<Closing>();
  s->fd = ::open(path, O_RDONLY);
  return 0;
}
int derived(const char *path) {
  std::unique_ptr<Base> s(new Derived);
  s->fd = ::open(path, O_RDONLY);
  return 0;
}
int ended(const char *path) {
  std::unique_ptr<Session, Ender> s(new Session);
  s->fd = ::open(path, O_RDONLY);
  return 0;
}
int served(const char *path) {
  std::unique_ptr<Session> s(new Session);
  s->fd = ::open(path, O_RDONLY);
  s->serve();
  return 0;
}
Session *released(const char *path) {
  std::unique_ptr<Session> s(new Session);
  s->fd = ::open(path, O_RDONLY);
  return s.release();
}
std::shared_ptr<Session> converted(const char *path) {
  std::unique_ptr<Session> s(new Session);
  s->fd = ::open(path, O_RDONLY);
  return s;
}
std::shared_ptr<Session> given(const char *path) {
  std::shared_ptr<Session> s(new Session);
  s->fd = ::open(path, O_RDONLY);
  return s;
}
int byAClosure(const char *path) {
  auto s = std::make_shared<Session>();
  auto later = [s] { ::close(s->fd); };
  s->fd = ::open(path, O_RDONLY);
  later();
  return 0;
}
int byReference(const char *path) {
  auto s = std::make_shared<Session>();
  s->fd = ::open(path, O_RDONLY);
  Session &same = *s;
  ::close(same.fd);
  return 0;
}
int compared(const char *path) {
  std::unique_ptr<Session> s(new Session);
  s->fd = ::open(path, O_RDONLY);
  if (s != nullptr && s->fd >= 0)
    ::close(s->fd);
  return 0;
}
int asked(const char *path) {
  std::unique_ptr<Session> s(new Session);
  s->fd = ::open(path, O_RDONLY);
  if (s && s->fd >= 0)
    ::close(s->fd);
  return 0;
}
int another(const char *path) {
  auto s = std::make_unique<Session>();
  s->fd = ::open(path, O_RDONLY);
  auto other = std::move(s);
  ::close(other->fd);
  return 0;
}
