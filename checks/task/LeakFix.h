//===- LeakFix.h - Notes and edits where a task is left behind ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_LEAKFIX_H
#define CLOSECALL_TASK_LEAKFIX_H

#include "task/TaskFindings.h"
#include <vector>

namespace closecall::task {

/// Whether leaving the function that way, without having awaited the task, is
/// what a finding is about.
bool leavesBehind(const obligation::Leak &L, catalogue::TaskClass Class,
                  const clang::FunctionDecl &F);

/// How a task of class type \p T is asked whether there is anything to wait
/// for, `joinable` or `valid`; empty if it cannot be.
std::string questionOf(clang::QualType T);

/// The note that says where the function is left with the duty open.
Note leakNote(const obligation::Leak &L, const clang::FunctionDecl &F,
              const std::string &State);

/// Lets \p Advice insert what awaits each of \p Tasks before it is left behind,
/// or at the end of its scope; no edit if one of the places has no room.  Where
/// the task may be gone by then, it is asked `joinable()` or `valid()` first.
void awaitAtLeaks(clang::ASTContext &Context,
                  const obligation::FunctionModel &M,
                  std::vector<LeftTask> Tasks, Note &Advice);

/// The leaks of \p V with what awaits it.
LeftTask leftTask(const clang::VarDecl &V,
                  const std::vector<const obligation::Leak *> &Leaks,
                  const std::string &Await);

/// Of findings of one function, those whose edits meet at a place get one edit
/// for all of them.
void joinEdits(clang::ASTContext &Context, const obligation::FunctionModel &M,
               Findings &All);

/// A scope guard behind the declaration of \p V that runs \p Statement if there
/// is still something to wait for; nothing if \p V cannot be asked.
std::vector<clang::FixItHint> guardScope(const TaskUnit &U,
                                         const obligation::FunctionModel &M,
                                         const clang::VarDecl &V,
                                         const std::string &Statement);

} // namespace closecall::task

#endif // CLOSECALL_TASK_LEAKFIX_H
