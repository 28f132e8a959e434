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

/// The note that says where the function is left with the duty open.
Note leakNote(const obligation::Leak &L, const clang::FunctionDecl &F,
              const std::string &State);

/// \p Statement inserted before each leak, or at the end of the scope of \p V;
/// nothing if one of them has no place for it.  Where the task may be gone by
/// then, the statement asks `joinable()` or `valid()` first, if \p V can.
std::vector<clang::FixItHint>
awaitAtLeaks(clang::ASTContext &Context, const obligation::FunctionModel &M,
             const clang::VarDecl &V,
             const std::vector<const obligation::Leak *> &Leaks,
             const std::string &Statement);

/// A scope guard behind the declaration of \p V that runs \p Statement if there
/// is still something to wait for; nothing if \p V cannot be asked.
std::vector<clang::FixItHint> guardScope(const TaskUnit &U,
                                         const obligation::FunctionModel &M,
                                         const clang::VarDecl &V,
                                         const std::string &Statement);

} // namespace closecall::task

#endif // CLOSECALL_TASK_LEAKFIX_H
