// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception behind the close tells the error number, which a close may change.
// RUN: %check_runtime %s
// LEDGER: stream: 1 of 1 never closed
#include <cerrno>
#include <cstdio>
#include <stdexcept>

#include "print.h"

struct Failed : std::runtime_error {
  explicit Failed(const char *what, int code = errno) : std::runtime_error(what), code(code) {}
  int code;
};

static int first(const char *path) {
  FILE *const f = std::fopen(path, "r");
  if (!f)
    throw Failed("open");
  if (std::fputc('x', f) == EOF)
    throw Failed("write");
  std::fclose(f);
  return 0;
}

int main() {
  for (const char *path : {"/dev/zero", "/nonexistent"}) {
    try {
      first(path);
    } catch (const Failed &failed) {
      out << (failed.code == EBADF) << '\n';
      out << (failed.code == ENOENT) << '\n';
    }
  }
  return 0;
}
