// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Local objects are returned behind the close, also those that nobody can copy.
// RUN: %check_runtime %s
// LEDGER: descriptor: 2 of 4 never closed
#include <fcntl.h>
#include <memory>
#include <optional>
#include <unistd.h>
#include <vector>

#include "print.h"

static std::vector<std::unique_ptr<int>> sizes(const char *path, int most) {
  std::vector<std::unique_ptr<int>> found;
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return found;
  found.push_back(std::make_unique<int>(most));
  if (most > 1)
    return found;
  close(fd);
  return found;
}

static std::optional<int> first(const char *path, int wanted) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return std::nullopt;
  if (wanted == 0)
    return std::nullopt;
  close(fd);
  return wanted;
}

int main() {
  out << sizes("/nowhere", 1).size() << sizes("/dev/null", 1).size()
      << sizes("/dev/null", 2).size() << first("/dev/null", 0).has_value()
      << first("/dev/null", 3).has_value() << '\n';
}
