/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_XMALLOC_H
#define MOCK_XMALLOC_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

void *xmalloc(unsigned long size);
void *xcalloc(unsigned long count, unsigned long size);
void *xreallocarray(void *block, unsigned long count, unsigned long size);
char *xstrdup(const char *text);
#ifdef MOCK_XASPRINTF_RETURNS
char *xasprintf(const char *format, ...);
#else
int xasprintf(char **text, const char *format, ...);
#endif

MOCK_END_DECLS

#endif
