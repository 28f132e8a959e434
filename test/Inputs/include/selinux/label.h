/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SELINUX_LABEL_H
#define MOCK_SELINUX_LABEL_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct selabel_handle;
struct selinux_opt;

struct selabel_handle *selabel_open(unsigned int backend, const struct selinux_opt *opts, unsigned nopts);
int selabel_lookup(struct selabel_handle *handle, char **con, const char *key, int type);
void selabel_close(struct selabel_handle *handle);

MOCK_END_DECLS

#endif
