//===- Lifetime.h - When a piece of code runs -----------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_LIFETIME_H
#define CLOSECALL_CONTAINER_LIFETIME_H

#include "container/UseIndex.h"

namespace closecall {

/// Whether \p At, in \p F, runs while things are set up or torn down, or
/// \p Container is filled for good, and never again: constructors, destructors,
/// main outside an endless loop, conditions that hold once, and what only they
/// call.
bool runsOnce(const clang::FunctionDecl &F, const clang::Stmt *At,
              const clang::ValueDecl &Container, UseIndex &Index);

/// Whether it runs only when the object that has the container begins or ends.
bool runsAtEnds(const clang::FunctionDecl &F, const clang::Stmt *At,
                const clang::ValueDecl &Container, UseIndex &Index);

/// Whether it is a loop that has no end: `for (;;)`, `while (1)`.
bool isEndlessLoop(const clang::Stmt &S, const clang::ASTContext &Context);

/// Whether what is written is part of a variable with static storage.
bool isPartOfStatic(const clang::Expr *E);

/// Whether nobody but the code that is seen can name \p F.
bool isInternal(const clang::FunctionDecl &F, const clang::ASTContext &Context);

/// The same for a variable at namespace scope.
bool isInternal(const clang::VarDecl &V, const clang::ASTContext &Context);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_LIFETIME_H
