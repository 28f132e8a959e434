// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// Clients in pairs and in structures that are returned: these are closed, or
// somebody else's.
#include <stdio.h>
#include <utility>
#include <vector>

bool ask();

static std::pair<FILE *, int> opened(const char *path) {
  FILE *f = fopen(path, "r");
  return {f, f ? 0 : -1};
}

int closedWhereTheOtherHalfSaysSo(const char *path) {
  auto [f, error] = opened(path);
  if (error < 0)
    return -1;
  fclose(f);
  return 0;
}

int closedByItsMember(const char *path) {
  std::pair<FILE *, int> result = opened(path);
  if (result.first)
    fclose(result.first);
  return result.second;
}

int oneOfTwo(const char *path) {
  std::pair<FILE *, int> result =
      ask() ? opened(path) : std::pair<FILE *, int>(nullptr, 1);
  if (result.first)
    fclose(result.first);
  return result.second;
}

static std::vector<std::pair<FILE *, int>> Kept;

void braced(const char *path) {
  FILE *f = fopen(path, "r");
  Kept.push_back({f, 1});
}

void asItCame(const char *path) { Kept.push_back(opened(path)); }

void byAVariable(const char *path) {
  const std::pair<FILE *, int> result = opened(path);
  Kept.push_back(result);
}

std::pair<FILE *, int> *onTheHeap(const char *path) {
  FILE *f = fopen(path, "r");
  return new std::pair<FILE *, int>(f, 1);
}

struct Holder {
  std::pair<FILE *, int> held;
  ~Holder();
};

void inAnObjectThatIsDestroyed(const char *path) {
  Holder holder;
  holder.held = opened(path);
}

struct Owner {
  FILE *file;
  explicit Owner(FILE *given) : file(given) {}
  ~Owner() {
    if (file)
      fclose(file);
  }
};

static Owner owned(const char *path) {
  FILE *f = fopen(path, "r");
  return Owner(f);
}

int closedByWhatIsReturned(const char *path) {
  Owner owner = owned(path);
  return owner.file ? 0 : -1;
}

struct Plain {
  FILE *file;
  int error;
};

static Plain plain(const char *path) {
  FILE *f = fopen(path, "r");
  return Plain{f, f == nullptr};
}

Plain *Current;

void behindAPointer(const char *path) { *Current = plain(path); }

int closedByAGuard(const char *path) {
  Plain p = plain(path);
  Owner guard(p.file);
  if (ask())
    return 1;
  return p.error;
}

struct Outer {
  Plain inner;
  int number;
};

static Outer nested(const char *path) {
  Outer outer = {plain(path), 3};
  return outer;
}

int theInnerFieldTells(const char *path) {
  Outer outer = nested(path);
  if (outer.inner.error)
    return -1;
  fclose(outer.inner.file);
  return outer.number;
}

int writtenWithItsOwnParts(const char *path) {
  Plain p = plain(path);
  p = {p.file, 2};
  std::pair<FILE *, int> both(p.file, 3);
  both = {both.first, p.error};
  if (both.first)
    fclose(both.first);
  return both.second;
}
