// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// Clients that a loop over a braced list closes.

#include <cstdio>
#include <initializer_list>

int silentList(const char *name) {
  FILE *in = std::fopen(name, "r"), *out = std::fopen(name, "w");
  for (FILE *file : {in, out})
    if (file)
      std::fclose(file);
  return 0;
}

int silentListOfAddresses(const char *name) {
  FILE *in = std::fopen(name, "r"), *out = std::fopen(name, "w");
  for (FILE **file : {&in, &out})
    if (*file)
      std::fclose(*file);
  return 0;
}

int silentNamedList(const char *name) {
  FILE *in = std::fopen(name, "r"), *out = std::fopen(name, "w");
  const auto all = {in, out};
  for (FILE *file : all)
    if (file)
      std::fclose(file);
  return 0;
}

struct Both {
  FILE *in;
  FILE *out;
};
static void closeBoth(Both &both) {
  for (FILE **file : {&both.in, &both.out}) {
    if (*file)
      std::fclose(*file);
    *file = nullptr;
  }
}
int silentListOfFields(const char *name) {
  Both both{std::fopen(name, "r"), std::fopen(name, "w")};
  closeBoth(both);
  return 0;
}
