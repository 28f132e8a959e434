/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYS_CAPABILITY_H
#define MOCK_SYS_CAPABILITY_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct _cap_struct *cap_t;

cap_t cap_get_proc(void);
int cap_set_proc(cap_t cap_p);
int cap_clear(cap_t cap_p);
char *cap_to_text(cap_t cap_p, long *length_p);
int cap_free(void *obj_d);

MOCK_END_DECLS

#endif
