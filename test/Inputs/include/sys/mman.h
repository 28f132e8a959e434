/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYS_MMAN_H
#define MOCK_SYS_MMAN_H
#pragma GCC system_header

#include <mock_decls.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

#define PROT_READ 0x1
#define PROT_WRITE 0x2
#define MAP_SHARED 0x01
#define MAP_PRIVATE 0x02
#define MAP_ANONYMOUS 0x20
#define MAP_FAILED ((void *)-1)

void *mmap(void *addr, size_t size, int prot, int flags, int fd,
           off_t offset) MOCK_NOTHROW;
int munmap(void *addr, size_t size) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
