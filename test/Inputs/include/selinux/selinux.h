/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SELINUX_SELINUX_H
#define MOCK_SELINUX_SELINUX_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

int getcon(char **con);
int getexeccon(char **con);
int setexeccon(const char *con);
void freecon(char *con);

MOCK_END_DECLS

#endif
