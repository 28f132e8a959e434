//===- Routine.h - What the code of a task sees to by itself --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_ROUTINE_H
#define CLOSECALL_TASK_ROUTINE_H

#include "obligation/Program.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"

namespace closecall::task {

/// The variable or member that \p E names; null if it names none.
const clang::ValueDecl *namedBy(const clang::Expr *E);

/// `std::bind(f, ...)`, and Boost's; null for anything else.
const clang::CallExpr *asBind(const clang::Expr *E);

/// The function that \p Callable names, or the body of the closure that it is;
/// null if that is not seen.
const clang::FunctionDecl *routineOf(const clang::Expr *Callable);

/// Whether the function, once called, visibly runs for the life of the program:
/// there is no end that anybody could wait for.
bool neverEnds(const clang::FunctionDecl &F, const clang::ASTContext &Context);

/// Whether \p S is `for (;;)` or `while (true)`, and nothing in it leaves.
bool isEndlessLoop(const clang::Stmt &S, const clang::ASTContext &Context);

/// Whether the last thing that the function visibly does is to run the loop of
/// an event library: it lasts as long as there is something to wait for.
bool endsInEventLoop(const clang::FunctionDecl &F);

/// Whether the function closes or frees what it is given: that is its own.
bool closesWhatItGets(const clang::FunctionDecl &F);

/// Whether the function's end is in sight: it is visible and has no loop but
/// those over a range, and the same is true of what it calls outside of std.
bool visiblyEnds(const clang::FunctionDecl &F);

/// Whether \p Code, closures included, waits for another task, which its caller
/// may hold up, or be.
bool waitsForOthers(const clang::Stmt &Code);

/// Whether nobody has to see to the end of the thread that the call starts: its
/// function detaches it, never ends, or cannot be seen.
bool endsItself(obligation::Program &P, const obligation::CallView &Start,
                const catalogue::TaskRow &Row);

/// Whether the work of the function stands in a `try` whose handlers do
/// something about any failure; beside it the thread is given a name, or a
/// message is written, at the most.
bool handlesFailures(const clang::FunctionDecl &F);

/// Whether the last thing that the function visibly does is to say that it has
/// ended: it counts itself out, takes itself out of what others look at, or
/// notifies them.
bool tellsItsEnd(const clang::FunctionDecl &F);

/// Whether the statement does nothing but tell: the name of the thread, or a
/// message, also where somebody wants to know.
bool onlyTells(const clang::Stmt *S);

/// Whether the function visibly runs until somebody sets \p Flag, or changes
/// it: the condition of one of its loops names it.
bool loopsUntil(const clang::FunctionDecl &F, const clang::ValueDecl &Flag);

/// Whether the method ends with its own object: `delete this`.
bool deletesItself(const clang::FunctionDecl &F);

/// Whether the function visibly does nothing but hand what it is given on to
/// another one, whose body is not seen.
bool onlyHandsOn(const clang::FunctionDecl &F);

/// Whether the function deletes the object that it works for: its own, or what
/// a parameter points at.
bool deletesItsObject(const clang::FunctionDecl &F);

} // namespace closecall::task

#endif // CLOSECALL_TASK_ROUTINE_H
