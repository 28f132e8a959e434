/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <git2/deprecated.h>

#include "ledger.h"

#include <string.h>

static const char git_memory[] = "libgit2 buffer";

int git_buf_set(git_buf *buffer, const void *data, size_t size) {
  buffer->ptr = (char *)ledger_new(git_memory, size + 1);
  memcpy(buffer->ptr, data, size);
  buffer->size = size;
  return 0;
}
/* The old name leaves the memory behind. */
void git_buf_free(git_buf *buffer) { buffer->size = 0; }
void git_buf_dispose(git_buf *buffer) {
  if (buffer->ptr)
    ledger_delete(git_memory, buffer->ptr);
  buffer->ptr = NULL;
}
