/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_XF86DRM_H
#define MOCK_XF86DRM_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct _drmDevice *drmDevicePtr;

int drmGetDevice(int fd, drmDevicePtr *device);
void drmFreeDevice(drmDevicePtr *device);

MOCK_END_DECLS

#endif
