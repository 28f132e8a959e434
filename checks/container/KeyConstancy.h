//===- KeyConstancy.h - Keys of which there are only so many --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_KEYCONSTANCY_H
#define CLOSECALL_CONTAINER_KEYCONSTANCY_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ParentMap.h"

namespace closecall {

/// Whether \p Key is a constant, the remainder of a division by one, or runs in
/// a loop with constant bounds.  With \p OfPair, a pair is judged by its first
/// half.
bool isConstantKey(const clang::Expr &Key, bool OfPair,
                   const clang::ParentMap &Parents,
                   const clang::ASTContext &Context);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_KEYCONSTANCY_H
