/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_DIRENT_H
#define MOCK_DIRENT_H
#pragma GCC system_header

#include <mock_decls.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

struct dirent {
  ino_t d_ino;
  off_t d_off;
  unsigned short d_reclen;
  unsigned char d_type;
  char d_name[256];
};
typedef struct __dirstream DIR;

DIR *opendir(const char *name);
DIR *fdopendir(int fd);
int closedir(DIR *dir) __attribute__((nonnull(1)));
struct dirent *readdir(DIR *dir);
void rewinddir(DIR *dir) MOCK_NOTHROW;
int dirfd(DIR *dir) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
