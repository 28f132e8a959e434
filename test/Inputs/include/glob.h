/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_GLOB_H
#define MOCK_GLOB_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>

MOCK_BEGIN_DECLS

#define GLOB_APPEND 32

typedef struct {
  size_t gl_pathc;
  char **gl_pathv;
} glob_t;

int glob(const char *pattern, int flags,
         int (*on_error)(const char *path, int error), glob_t *result);
void globfree(glob_t *result);

MOCK_END_DECLS

#endif
