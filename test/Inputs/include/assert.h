/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#pragma GCC system_header

#include <mock_decls.h>

#ifndef MOCK_ASSERT_H
#define MOCK_ASSERT_H
MOCK_BEGIN_DECLS
void __assert_fail(const char *assertion, const char *file, unsigned int line,
                   const char *function) MOCK_NOTHROW MOCK_NORETURN;
MOCK_END_DECLS
#endif

/* read again by each include, as NDEBUG may have changed */
#undef assert
#ifdef NDEBUG
#define assert(expr) ((void)0)
#else
#define assert(expr)                                                           \
  ((expr) ? (void)0 : __assert_fail(#expr, __FILE__, __LINE__, __func__))
#endif
#if !defined(__cplusplus) && !defined(static_assert)
#define static_assert _Static_assert
#endif
