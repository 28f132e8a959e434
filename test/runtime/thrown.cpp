// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception leaves before the close.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
// LEDGER: stream: 1 of 2 never closed
#include <cstdio>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

#include "print.h"

static char first(const char *path) {
  const int fd = open(path, O_RDONLY);
  if (fd < 0)
    throw std::runtime_error("no file");
  char c = 'x';
  if (read(fd, &c, 1) != 1)
    throw std::runtime_error("short read");
  close(fd);
  return c;
}

static int line(const char *path) {
  FILE *f = fopen(path, "r");
  if (!f)
    return -1;
  char text[2];
  if (!fgets(text, sizeof text, f))
    throw std::out_of_range("no line");
  fclose(f);
  return text[0];
}

int main() {
  for (const char *path : {"/dev/zero", "/dev/null", "/nonexistent"}) {
    try {
      out << int(first(path)) << line(path) << '\n';
    } catch (const std::exception &e) {
      out << e.what() << '\n';
    }
  }
  try {
    line("/dev/null");
  } catch (const std::out_of_range &e) {
    out << e.what() << '\n';
  }
}
