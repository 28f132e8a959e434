// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17 -fexceptions
//
// Exceptions that do not come while a client is open.
#include <fcntl.h>
#include <unistd.h>

struct Trouble {
  int Code;
};

int checked(int Number) {
  if (Number < 0)
    throw Trouble{Number};
  return Number;
}

void check(int Number) {
  if (Number == -1)
    throw Trouble{Number};
}

template <typename T> class Pointer {
public:
  explicit Pointer(T *Object) : Object(Object) {}
  T *operator->() const {
    if (!Object)
      throw Trouble{0};
    return Object;
  }
  T &operator*() const {
    if (!Object)
      throw Trouble{0};
    return *Object;
  }

private:
  T *Object;
};

struct Settings {
  int Offset;
};

int onlyThrowsWhereOpeningFailed(const char *Path) {
  const int Fd = open(Path, O_RDONLY);
  check(Fd);
  char First = 0;
  const long Got = read(Fd, &First, 1);
  close(Fd);
  return Got == 1 ? First : -1;
}

int givenBackByTheFunctionThatThrows(const char *Path) {
  const int Fd = checked(open(Path, O_RDONLY));
  char First = 0;
  const long Got = read(Fd, &First, 1);
  close(Fd);
  return Got == 1 ? First : -1;
}

class Input {
public:
  explicit Input(const char *Path) : Fd(-1) {
    Fd = checked(open(Path, O_RDONLY));
  }
  Input(const Input &) = delete;
  Input &operator=(const Input &) = delete;
  ~Input() {
    if (Fd >= 0)
      close(Fd);
  }

private:
  int Fd;
};

int dereferencesAssertThatThereIsAnObject(const char *Path,
                                          const Pointer<Settings> &Of) {
  const int Fd = open(Path, O_RDONLY);
  if (Fd < 0)
    return -1;
  const long At = lseek(Fd, Of->Offset + (*Of).Offset, SEEK_SET);
  close(Fd);
  return At == Of->Offset ? 0 : -1;
}
