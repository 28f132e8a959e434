//===- OwnObject.h - The object whose method lets a task go ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_OWNOBJECT_H
#define CLOSECALL_TASK_OWNOBJECT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

namespace closecall::task {

enum class OwnLife {
  Unknown,
  Ends, ///< an object of the class visibly goes while the program runs
  Stays ///< a variable that lasts as long as the program is or owns the object
};

/// What the translation unit says of the objects of \p Class: who deletes,
/// shares or owns them, also by way of the class that has them as members.
OwnLife lifeOf(const clang::CXXRecordDecl &Class,
               const clang::ASTContext &Context);

/// Whether \p Ender has been called wherever an object of \p Class is deleted,
/// and nobody else can have one: the class is one of this file.
bool isEndedBeforeDeath(const clang::CXXRecordDecl &Class,
                        const clang::CXXMethodDecl &Ender,
                        const clang::ASTContext &Context);

/// Whether the last thing that \p F visibly does is to change a state of its
/// object (`state_ = Done`, `--active_`, or a method that does so) which
/// another method asks, other than \p Starter, which starts the task: whoever
/// ends the object can know.  Of a virtual function all visible overriders
/// count.
bool changesAskedState(const clang::FunctionDecl &F,
                       const clang::FunctionDecl &Starter,
                       const clang::ASTContext &Context);

/// Whether the destructor of \p Class sets a member by which \p Routine, which
/// a task of the object runs, knows when to end: so it may run then, and asks
/// once more when the object is gone.
bool isToldByDestructor(const clang::CXXRecordDecl &Class,
                        const clang::FunctionDecl &Routine);

} // namespace closecall::task

#endif // CLOSECALL_TASK_OWNOBJECT_H
