/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#ifndef MOCK_UNBOUND_H
#define MOCK_UNBOUND_H
#pragma GCC system_header

#include <mock_decls.h>

MOCK_BEGIN_DECLS

struct ub_ctx;
struct ub_result {
  int havedata;
};

struct ub_ctx *ub_ctx_create(void);
void ub_ctx_delete(struct ub_ctx *ctx);
int ub_resolve(struct ub_ctx *ctx, const char *name, int rrtype, int rrclass, struct ub_result **result);
void ub_resolve_free(struct ub_result *result);

MOCK_END_DECLS

#endif
