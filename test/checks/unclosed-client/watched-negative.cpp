// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s -- -std=c++17
//
// Guards that refer to a variable, and what else refers to one.
#include <stdio.h>

bool ok();
bool asks(FILE *stream);

template <typename F> class scope_exit {
public:
  explicit scope_exit(F f) : f(static_cast<F &&>(f)) {}
  scope_exit(const scope_exit &) = delete;
  ~scope_exit() {
    if (active)
      f();
  }
  void release() { active = false; }

private:
  F f;
  bool active = true;
};

struct Closer {
  FILE *&stream;
  explicit Closer(FILE *&s) : stream(s) {}
  ~Closer() {
    if (stream)
      fclose(stream);
  }
};

// Puts back what the variable held before.
struct Restorer {
  FILE *&place;
  FILE *before;
  explicit Restorer(FILE *&p) : place(p), before(p) {}
  ~Restorer() {
    if (place != before && place)
      fclose(place);
    place = before;
  }
};

// May close at any time.
struct Worker {
  template <typename F> explicit Worker(F f) { start(sizeof(f), &f); }
  void start(unsigned long size, void *run);
  ~Worker();
};

void closedByHandInBetween(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  if (!f)
    return;
  scope_exit g([&] {
    if (f)
      fclose(f);
  });
  fclose(f);
  f = fopen(second, "r");
}

FILE *guardThatIsReleased(const char *path) {
  FILE *f = fopen(path, "r");
  scope_exit g([&] {
    if (f)
      fclose(f);
  });
  if (!ok())
    return nullptr;
  g.release();
  return f;
}

FILE *closesUnlessKept(const char *path) {
  bool keep = false;
  FILE *f = fopen(path, "r");
  scope_exit g([&] {
    if (!keep && f)
      fclose(f);
  });
  keep = ok();
  return keep ? f : nullptr;
}

FILE *takenOutOfTheGuard(const char *path) {
  FILE *f = fopen(path, "r");
  Closer g(f);
  if (!ok())
    return nullptr;
  FILE *taken = f;
  f = nullptr;
  return taken;
}

void givenToTheCaller(const char *path, FILE **out) {
  FILE *f = nullptr;
  Closer g(f);
  f = fopen(path, "r");
  if (ok()) {
    *out = f;
    f = nullptr;
  }
}

void guardOfEachRound(const char *path, int rounds) {
  FILE *f = nullptr;
  for (int i = 0; i < rounds; ++i) {
    f = fopen(path, "r");
    Closer g(f);
    asks(f);
  }
}

void guardWhoseScopeHasEnded(const char *first, const char *second) {
  FILE *f = nullptr;
  {
    f = fopen(first, "r");
    Closer g(f);
    asks(f);
  }
  f = fopen(second, "r");
  if (f)
    fclose(f);
}

void placeThatIsPutBack(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  if (!f)
    return;
  {
    Restorer r(f);
    f = fopen(second, "r");
  }
  fclose(f);
}

void whatAWorkerRefersTo(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  Worker w([&] {
    if (f)
      fclose(f);
    f = nullptr;
  });
  f = fopen(second, "r");
}

void twoThatRefer(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  Closer g(f);
  Worker w([&] {
    if (f)
      fclose(f);
    f = nullptr;
  });
  f = fopen(second, "r");
}

// A constructor that does more than to keep its parameter.
struct Careful {
  FILE *&stream;
  explicit Careful(FILE *&s) try : stream(s) {
  } catch (...) {
  }
  ~Careful() {
    if (stream)
      fclose(stream);
  }
};

void madeByATryBlock(const char *first, const char *second) {
  FILE *f = fopen(first, "r");
  Careful g(f);
  f = fopen(second, "r");
}
