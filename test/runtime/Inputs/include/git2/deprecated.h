/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* libgit2's buffers: the old name still exists. */
#ifndef GIT2_DEPRECATED_H
#define GIT2_DEPRECATED_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  char *ptr;
  size_t reserved, size;
} git_buf;
int git_buf_set(git_buf *buffer, const void *data, size_t size);
void git_buf_free(git_buf *buffer);
void git_buf_dispose(git_buf *buffer);

#ifdef __cplusplus
}
#endif
#endif
