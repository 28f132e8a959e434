//===- ThreadChoice.h - What is around a detach ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_THREADCHOICE_H
#define CLOSECALL_TASK_THREADCHOICE_H

#include "catalogue/Catalogue.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"

namespace closecall::task {

/// Whether the code has chosen the detach among other ways: the other branch of
/// a condition awaits the same task, or the condition has found the task by its
/// id, as that which runs this code.
bool isChosen(const clang::CXXMemberCallExpr &Detach,
              const catalogue::TaskRow &Row, const clang::ParentMap &Parents);

/// The variables and members to which the statements before it in its block
/// give true or false: `stop_ = true;`.
llvm::SmallVector<const clang::ValueDecl *, 2>
flagsSetBefore(const clang::CXXMemberCallExpr &Detach,
               const clang::ParentMap &Parents);

/// Whether a lock is held there, which the task may want before it ends.
bool holdsLock(const clang::CXXMemberCallExpr &Detach,
               const clang::ParentMap &Parents);

/// Whether the task is made by the same statement or the one before, so that to
/// wait for it there is the same as to call its function.
bool isMadeJustBefore(const clang::CXXMemberCallExpr &Detach,
                      const clang::ParentMap &Parents);

/// Whether the function ends behind it.
bool isLastStatement(const clang::CXXMemberCallExpr &Detach,
                     const clang::ParentMap &Parents);

} // namespace closecall::task

#endif // CLOSECALL_TASK_THREADCHOICE_H
