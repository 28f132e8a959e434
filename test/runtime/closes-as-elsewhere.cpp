// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The close is qualified as the others are, in front of a local object that is returned.
// RUN: %check_runtime %s
// LEDGER: descriptor: 1 of 2 never closed
#include <fcntl.h>
#include <string>
#include <unistd.h>

#include "print.h"

namespace {

struct Source {
  void close() {}
  std::string first(const char *path) {
    std::string text;
    const int fd = ::open(path, O_RDONLY);
    if (fd < 0)
      return text;
    char c;
    if (::read(fd, &c, 1) != 1)
      return text;
    ::close(fd);
    text = c == 0 ? "zero" : "other";
    return text;
  }
};

} // namespace

int main() {
  Source source;
  source.close();
  out << source.first("/nonexistent") << source.first("/dev/null") << source.first("/dev/zero") << '\n';
}
