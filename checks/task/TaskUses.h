//===- TaskUses.h - What code does with one task --------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_TASKUSES_H
#define CLOSECALL_TASK_TASKUSES_H

#include "task/TaskFindings.h"

namespace closecall::task {

/// What a function does to a member, or to a variable that outlives it.
struct TaskUses {
  bool Starts = false;
  bool Blocking = false; ///< starts what its destructor waits for
  bool Cancels = false;
  bool Asks = false;    ///< whether it runs
  bool Ends = false;    ///< awaits it, lets it go, or something not understood
  bool Dies = false;    ///< what the subject points to is destroyed
  bool Unknown = false; ///< calls what may do anything to the object
  std::vector<const clang::CXXMethodDecl *> Calls; ///< methods of the object
  std::vector<obligation::CallView> Starters;
};

/// Whether \p Holder points to its task, and is not a task itself.
bool holdsByPointer(TaskUnit &U, const clang::ValueDecl &Holder);

/// What \p F, whose body is visible, does to the task \p Subject.
TaskUses usesOf(TaskUnit &U, const clang::ValueDecl &Subject,
                const catalogue::TaskRow &Row, const clang::FunctionDecl &F);

/// Whether \p Value, which initialises such a task, or a pointer to one, makes
/// one that runs.
bool makesRunning(const clang::Expr *Value, const catalogue::TaskRow &Row,
                  bool ByPointer = false);

/// The row of the task that a member or variable holds; null if it holds none,
/// or one whose destructor waits, or a promise.
const catalogue::TaskRow *rowOfHeld(TaskUnit &U,
                                    const clang::DeclaratorDecl &Holder);

} // namespace closecall::task

#endif // CLOSECALL_TASK_TASKUSES_H
