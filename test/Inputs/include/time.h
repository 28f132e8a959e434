/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_TIME_H
#define MOCK_TIME_H
#pragma GCC system_header

#include <mock_decls.h>
#include <sys/types.h>

MOCK_BEGIN_DECLS

struct timespec {
  time_t tv_sec;
  long tv_nsec;
};
time_t time(time_t *timer) MOCK_NOTHROW;
int nanosleep(const struct timespec *requested, struct timespec *remaining);

MOCK_END_DECLS

#endif
