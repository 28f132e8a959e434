/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYS_TYPES_H
#define MOCK_SYS_TYPES_H
#pragma GCC system_header

#include <mock_decls.h>
#include <stddef.h>
#include <stdint.h>

MOCK_BEGIN_DECLS

typedef long ssize_t;
typedef long off_t;
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int mode_t;
typedef long time_t;
typedef long suseconds_t;
typedef unsigned long ino_t;

MOCK_END_DECLS

#endif
