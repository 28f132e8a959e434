//===- Question.h - Does the code ask what a container has? ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_CONTAINER_QUESTION_H
#define CLOSECALL_CONTAINER_QUESTION_H

#include "clang/AST/Expr.h"
#include "clang/AST/ParentMap.h"

namespace closecall {

/// `cache[key] = value;`, `groups[key].push_back(value);`, and any other change
/// of an entry that gives nothing back: asks for nothing.
/// Nor does a getter's `return table[key];`, which has nothing to put in.
bool isOnlySet(const clang::Expr *Subscript, const clang::ParentMap &Parents);

/// `if (cache[key] > 0)`, `use(cache[key])`: means to ask, not to put something
/// in, although C++ puts an empty entry there.
bool isOnlyRead(const clang::Expr *Subscript, const clang::ParentMap &Parents);

/// Whether anything is done with what the insertion answers.
bool asksForAnswer(const clang::CallExpr *Insertion,
                   const clang::ParentMap &Parents);

/// Whether somebody wants the entry that an insertion found or made.  Whether
/// it was there (`.second`), and what to set it to then, is asked by registries
/// as well.
bool wantsEntry(const clang::CallExpr *Insertion, const clang::FunctionDecl &In,
                const clang::ParentMap &Parents);

/// Whether the insertion puts what the function was given under a key that it
/// was given: the function sets, and has nothing of its own to keep.
bool storesOnlyParameters(const clang::Expr &Insertion,
                          const clang::FunctionDecl &In,
                          const clang::ParentMap &Parents);

} // namespace closecall

#endif // CLOSECALL_CONTAINER_QUESTION_H
