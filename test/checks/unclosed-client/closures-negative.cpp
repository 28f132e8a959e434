// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s

#include <algorithm>
#include <fcntl.h>
#include <functional>
#include <cstdio>
#include <unistd.h>
#include <vector>

int ask(int);

int openedByAClosure(const char *path) {
  int fd = -1;
  auto openIt = [&] { fd = open(path, O_RDONLY); };
  openIt();
  if (fd >= 0)
    close(fd);
  return 0;
}

int openedAgainByAClosure(const char *path) {
  FILE *f = nullptr;
  auto reopen = [&](const char *name) {
    if (f)
      fclose(f);
    f = fopen(name, "r");
    return f != nullptr;
  };
  if (!reopen(path))
    return -1;
  if (!reopen("b"))
    return -1;
  fclose(f);
  return 0;
}

int closedByAClosureThatAClosureCalls(const char *path) {
  FILE *f = fopen(path, "r");
  auto done = [f] {
    if (f)
      fclose(f);
  };
  auto outer = [&] { done(); };
  outer();
  return 0;
}

int closedOnEveryPath(const char *path) {
  int fd = open(path, O_RDONLY);
  auto closeIt = [&] {
    if (fd >= 0)
      close(fd);
    fd = -1;
  };
  if (ask(1)) {
    closeIt();
    return 1;
  }
  closeIt();
  return 0;
}

int aClosureTellsWhetherItClosed(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return 0;
  auto tryToClose = [&f](bool really) {
    if (!really)
      return false;
    fclose(f);
    return true;
  };
  if (!tryToClose(ask(1) != 0))
    fclose(f);
  return 0;
}

int aClosureSetsTheFlag(const char *path) {
  bool opened = false;
  FILE *f = nullptr;
  auto check = [&] { opened = ask(1) != 0; };
  check();
  if (opened)
    f = fopen(path, "r");
  if (opened && f)
    fclose(f);
  return 0;
}

void givenToAnAlgorithm(const std::vector<int> &values) {
  FILE *f = fopen("a", "w");
  std::for_each(values.begin(), values.end(), [&](int) {
    if (f)
      fclose(f);
    f = nullptr;
  });
}

std::function<void()> keptBySomebody(const char *path) {
  FILE *f = fopen(path, "r");
  auto done = [f] {
    if (f)
      fclose(f);
  };
  return done;
}
