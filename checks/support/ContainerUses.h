//===- ContainerUses.h - What code does with one container ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_CONTAINERUSES_H
#define CLOSECALL_SUPPORT_CONTAINERUSES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include <vector>

namespace closecall {

/// One place at which a container grows.
struct GrowthSite {
  const clang::Expr *E;
  const clang::FunctionDecl *In;
};

/// Evidence about one container, gathered over all functions that can name it.
struct ContainerUses {
  /// Under keys that are not constants, in functions that can run many times.
  std::vector<GrowthSite> Growth;
  bool Shrinks = false;    ///< something removes entries, or replaces them all
  bool Bounded = false;    ///< its size is compared with something
  bool OutOfReach = false; ///< a use that is not understood
  bool LooksUp = false;    ///< some function looks up and inserts
};

/// Adds what the body of \p F, and its initialisers, do with \p Container.
void collectUses(const clang::FunctionDecl &F,
                 const clang::ValueDecl &Container, clang::ASTContext &Context,
                 ContainerUses &Uses);

} // namespace closecall

#endif // CLOSECALL_SUPPORT_CONTAINERUSES_H
