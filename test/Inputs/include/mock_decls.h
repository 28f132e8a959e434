/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_DECLS_H
#define MOCK_DECLS_H
#pragma GCC system_header

#ifdef __cplusplus
#define MOCK_BEGIN_DECLS extern "C" {
#define MOCK_END_DECLS }
#define MOCK_NOTHROW noexcept(true)
#else
#define MOCK_BEGIN_DECLS
#define MOCK_END_DECLS
#define MOCK_NOTHROW __attribute__((__nothrow__))
#endif
#define MOCK_NORETURN __attribute__((__noreturn__))
#define MOCK_RESTRICT __restrict

#endif
