//===- ThreadRoutine.h - Code that exceptions cannot leave ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_SUPPORT_THREADROUTINE_H
#define CLOSECALL_SUPPORT_THREADROUTINE_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace closecall {

/// Who runs the functions of a translation unit, as its code, other than the
/// system headers, shows it.  The code is read once, when something is asked.
class ThreadRoutines {
public:
  explicit ThreadRoutines(const clang::ASTContext &Context)
      : Context(Context) {}

  /// Whether a thread, or a library of C, runs the function: it is given to
  /// one, overrides the method that a class of threads runs, or such a function
  /// calls it outside of any `try`.  What leaves it ends the program.
  bool endsTheProgramByThrowing(const clang::FunctionDecl &F);

  /// Whether the code throws or catches anything.
  bool usesExceptions();

private:
  class Reader;
  void read();
  bool endsTheProgramByThrowing(const clang::FunctionDecl &F,
                                unsigned Depth) const;

  const clang::ASTContext &Context;
  bool IsRead = false, Exceptions = false;
  /// Functions that a call gives to a thread or to a library of C.
  llvm::DenseSet<const clang::FunctionDecl *> Given;
  /// Who calls a function outside of any `try`.
  llvm::DenseMap<const clang::FunctionDecl *,
                 llvm::SmallPtrSet<const clang::FunctionDecl *, 4>>
      Callers;
};

} // namespace closecall

#endif // CLOSECALL_SUPPORT_THREADROUTINE_H
