// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
#include <cstdio>
#include <memory>
#include <utility>

extern void (*closing)(void *);

namespace own {

template <typename T, typename... Args> std::unique_ptr<T> make_unique(Args &&...args) {
  return std::unique_ptr<T>(new T(std::forward<Args>(args)...));
}

} // namespace own

class Reader {
public:
  explicit Reader(FILE *file) : file(file) {}
  Reader(const Reader &) = delete;
  ~Reader() { closing(file); }

private:
  FILE *file;
};

std::unique_ptr<Reader> theObjectHasWhatIsForwarded(const char *path) {
  return own::make_unique<Reader>(std::fopen(path, "r"));
}

std::unique_ptr<Reader> theObjectHasTheVariable(const char *path) {
  FILE *file = std::fopen(path, "r");
  if (!file)
    return nullptr;
  return own::make_unique<Reader>(file);
}

void theForwardedOneIsClosed(const char *path) {
  FILE *file = std::fopen(path, "r");
  if (file)
    std::fclose(std::forward<FILE *>(file));
}

template <typename T> void closed(T &&file) {
  std::fclose(std::forward<T>(file));
}

void theOtherFunctionClosesIt(const char *path) {
  FILE *file = std::fopen(path, "r");
  if (file)
    closed(file);
}
