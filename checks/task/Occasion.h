//===- Occasion.h - How often a task is started ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A task that is started once and lasts as long as the program is nobody's
// loss; one for each message is.  What says which it is: the function that
// starts it, the loop around the call, and what the task is given.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_OCCASION_H
#define CLOSECALL_TASK_OCCASION_H

#include "obligation/CallView.h"
#include "clang/AST/ParentMap.h"

namespace closecall::task {

/// Whether \p V is what a function is given for the one time that it is called,
/// or an element that a loop comes to.  What starts an object up is called
/// once.
bool isGivenEachTime(const clang::VarDecl &V);

/// Whether the code stands in a loop whose turns nobody has counted.
bool isInOpenLoop(const clang::Expr &E, const clang::ParentMap &Parents,
                  const clang::ASTContext &Context);

/// Whether the function begins or ends something, as far as it tells: it is a
/// constructor, a destructor or main, or is called `init...`, `start...`,
/// `run`, `..._init` and the like.
bool beginsOrEnds(const clang::FunctionDecl &F);

/// Whether the thread that the call of C in \p F starts lasts: its function
/// works in a loop without an end, whatever may break it, and it is started
/// where something begins, or given nothing that comes with a call.
bool startsForGood(const obligation::CallView &Start,
                   const clang::FunctionDecl &F,
                   const clang::ParentMap &Parents,
                   const clang::ASTContext &Context);

} // namespace closecall::task

#endif // CLOSECALL_TASK_OCCASION_H
