/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_XF86DRMMODE_H
#define MOCK_XF86DRMMODE_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct _drmModeRes {
  int count_connectors;
} drmModeRes, *drmModeResPtr;

drmModeResPtr drmModeGetResources(int fd);
void drmModeFreeResources(drmModeResPtr ptr);

MOCK_END_DECLS

#endif
