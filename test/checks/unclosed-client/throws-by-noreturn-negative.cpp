// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Functions that never return: the program ends, or the client is closed first.

#include <fcntl.h>
#include <stdexcept>
#include <stdlib.h>
#include <unistd.h>

[[noreturn]] static void stop(const char *) { abort(); }
[[noreturn]] void unseen(const char *what);
[[noreturn]] static void fail(const char *what) {
  throw std::runtime_error(what);
}
[[noreturn]] static void closesFirst(int fd) {
  close(fd);
  throw std::runtime_error("closed");
}
bool fits(int fd);

int theProgramEnds(const char *path) {
  int fd = open(path, O_RDONLY);
  if (!fits(0))
    stop("fits");
  return fd;
}

int nothingIsKnownOfIt(const char *path) {
  int fd = open(path, O_RDONLY);
  if (!fits(0))
    unseen("fits");
  return fd;
}

int onlyWhereNothingWasOpened(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    fail("open");
  return fd;
}

int closedByIt(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  if (!fits(0))
    closesFirst(fd);
  return fd;
}

int caughtHere(const char *path) {
  int fd = open(path, O_RDONLY);
  try {
    if (!fits(0))
      fail("fits");
  } catch (...) {
    close(fd);
    throw;
  }
  return fd;
}
