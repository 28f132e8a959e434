//===- ThreadRoutine.h - Code that exceptions cannot leave ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_THREADROUTINE_H
#define CLOSECALL_SUPPORT_THREADROUTINE_H

#include "clang/AST/Decl.h"

namespace closecall {

/// Whether the translation unit shows that a thread, or a library of C, runs
/// the function: it is given to one, overrides the method that a class of
/// threads runs, or such a function calls it outside of any `try`.  What leaves
/// it ends the program.
bool endsTheProgramByThrowing(const clang::FunctionDecl &F,
                              const clang::ASTContext &Context);

/// Whether the code of the translation unit, other than its system headers,
/// throws or catches anything.
bool usesExceptions(const clang::ASTContext &Context);

} // namespace closecall

#endif // CLOSECALL_SUPPORT_THREADROUTINE_H
