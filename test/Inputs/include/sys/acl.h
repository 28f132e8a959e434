/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_SYS_ACL_H
#define MOCK_SYS_ACL_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

typedef struct __acl_ext *acl_t;
typedef unsigned int acl_type_t;

#define ACL_TYPE_ACCESS 0x8000

acl_t acl_get_file(const char *path_p, acl_type_t type);
int acl_set_file(const char *path_p, acl_type_t type, acl_t acl);
int acl_calc_mask(acl_t *acl_p);
int acl_free(void *obj_p);

MOCK_END_DECLS

#endif
