// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_test %s
//
// A call that adds to the client that is there already.
#include <glob.h>
#include <stddef.h>

size_t matchesOfAll(char **patterns, int count) {
  glob_t found;
  size_t matches = 0;
  int flags = 0;
  for (int i = 0; i < count; ++i) {
    glob(patterns[i], flags, NULL, &found);
    flags |= GLOB_APPEND;
  }
  if (flags & GLOB_APPEND) {
    matches = found.gl_pathc;
    globfree(&found);
  }
  return matches;
}
