/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_GDBM_H
#define MOCK_GDBM_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct gdbm_file_info *GDBM_FILE;

GDBM_FILE gdbm_open(const char *name, int block_size, int flags, int mode, void (*fatal_func)(const char *));
int gdbm_reorganize(GDBM_FILE dbf);
int gdbm_close(GDBM_FILE dbf);

MOCK_END_DECLS

#endif
