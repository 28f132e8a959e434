// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arrays that a loop fills, in C++: streams in structures, exceptions.
// RUN: %check_runtime %s
// LEDGER: stream: 8 of 11 never closed
#include <cstdio>
#include <stdexcept>

namespace {

struct Source {
  FILE *file;
  int lines;
};

int inStructures(const char *path, int count) {
  Source sources[8];
  for (int i = 0; i < count; ++i) {
    sources[i].lines = 0;
    sources[i].file = fopen(i == 5 ? "/nonexistent" : path, "r");
    if (!sources[i].file)
      return -1;
  }
  for (int i = 0; i < count; ++i)
    fclose(sources[i].file);
  return 0;
}

void thrown(const char *path, std::size_t count) {
  FILE *files[8];
  for (std::size_t i = 0; i < count; ++i) {
    files[i] = fopen(i == 3 ? "/nonexistent" : path, "r");
    if (files[i] == nullptr)
      throw std::runtime_error("cannot open");
  }
  for (std::size_t i = 0; i < count; ++i)
    fclose(files[i]);
}

} // namespace

int main() {
  printf("%d\n", inStructures("/dev/null", 6));
  printf("%d\n", inStructures("/dev/null", 1));
  try {
    thrown("/dev/null", 8);
  } catch (const std::exception &e) {
    printf("%s\n", e.what());
  }
  thrown("/dev/null", 2);
  return 0;
}
