//===- SizeBound.h - Is a size compared with a bound? ---------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_SIZEBOUND_H
#define CLOSECALL_CONTAINER_SIZEBOUND_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMap.h"

namespace closecall {

/// Whether the size that \p Size tells is compared, there or by a variable that
/// keeps it, with something that can bound it: not with 0 or 1, and not as the
/// end of a loop.
bool boundsSize(const clang::Expr *Size, const clang::FunctionDecl &In,
                const clang::ParentMap &Parents,
                const clang::ASTContext &Context);

/// Whether a comparison in the function names a limit: `count < max_entries`.
bool comparesLimit(const clang::FunctionDecl &F,
                   const clang::ASTContext &Context);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_SIZEBOUND_H
