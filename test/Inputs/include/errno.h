/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_ERRNO_H
#define MOCK_ERRNO_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

int *__errno_location(void) MOCK_NOTHROW __attribute__((__const__));
#define errno (*__errno_location())
#define EPERM 1
#define ENOENT 2
#define EINTR 4
#define EIO 5
#define EBADF 9
#define EAGAIN 11
#define ENOMEM 12
#define EACCES 13
#define EBUSY 16
#define EEXIST 17
#define EINVAL 22
#define EMFILE 24
#define EWOULDBLOCK EAGAIN
#define EINPROGRESS 115

MOCK_END_DECLS

#endif
