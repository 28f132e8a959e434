//===- Dereference.h - Pointers that the code has followed already --------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_DEREFERENCE_H
#define CLOSECALL_OBLIGATION_DEREFERENCE_H

namespace clang {
class Expr;
class ParentMap;
} // namespace clang

namespace closecall::obligation {

/// Whether \p E names a local pointer through which a statement in front of it,
/// of the same block, reads or writes on every way to \p E, and which nothing
/// in between may change: `use(p->name); last = p;`.  It is not null then.
bool isFollowedBefore(const clang::Expr *E, const clang::ParentMap &Parents);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_DEREFERENCE_H
