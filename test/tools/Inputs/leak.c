// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdio.h>

int leak(const char *path) {
  FILE *f = fopen(path, "r");
  return f != NULL;
}
