// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Output for the programs; <iostream> would take most of their compile time.
#ifndef PRINT_H
#define PRINT_H

#include <cstdio>

struct Print {};
static const Print out;

inline const Print &operator<<(const Print &p, long n) {
  std::printf("%ld", n);
  return p;
}
inline const Print &operator<<(const Print &p, int n) {
  return p << static_cast<long>(n);
}
inline const Print &operator<<(const Print &p, bool n) {
  return p << static_cast<long>(n);
}
inline const Print &operator<<(const Print &p, unsigned long n) {
  return p << static_cast<long>(n);
}
inline const Print &operator<<(const Print &p, const char *text) {
  std::printf("%s", text);
  return p;
}
inline const Print &operator<<(const Print &p, char c) {
  std::printf("%c", c);
  return p;
}
template <typename String>
auto operator<<(const Print &p, const String &s) -> decltype(p << s.c_str()) {
  return p << s.c_str();
}

#endif
