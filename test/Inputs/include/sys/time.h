/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYS_TIME_H
#define MOCK_SYS_TIME_H
#pragma GCC system_header

#include <mock_decls.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

struct timeval {
  time_t tv_sec;
  suseconds_t tv_usec;
};
int gettimeofday(struct timeval *tv, void *tz) MOCK_NOTHROW;

MOCK_END_DECLS

#endif
