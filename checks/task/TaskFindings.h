//===- TaskFindings.h - The kinds of findings about tasks -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function for each kind; each is in the file of its name.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_TASKFINDINGS_H
#define CLOSECALL_TASK_TASKFINDINGS_H

#include "obligation/Program.h"
#include "support/CatalogueCheck.h"
#include "task/Finding.h"
#include "task/TaskKinds.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMap.h"
#include "clang/AST/StmtCXX.h"
#include <memory>

namespace closecall::task {

/// A translation unit as the kinds of findings see it.
class TaskUnit {
public:
  TaskUnit(clang::ASTContext &Context, const TaskKinds &Kinds, GuardStyle Guard,
           bool StrictExceptions)
      : Context(Context), Kinds(Kinds), Guard(Guard),
        StrictExceptions(StrictExceptions) {}

  clang::ASTContext &context() const { return Context; }
  const TaskKinds &kinds() const { return Kinds; }
  GuardStyle guard() const { return Guard; }
  /// The engine's view, made when first asked for.
  obligation::Program &program();
  /// The same, where any call that is not noexcept may throw.
  obligation::Program &strictProgram();

  /// Turns to the function whose code is looked at next.
  void enter(const clang::FunctionDecl &F);
  const clang::FunctionDecl *entered() const { return Entered; }
  /// What stands around what in that function, made when first asked for: the
  /// map of a whole translation unit costs more than all that is found with it.
  const clang::ParentMap &parents();
  /// The innermost function around \p S: that one, or a lambda's in it.
  const clang::FunctionDecl *functionAround(const clang::Stmt &S);
  /// Keeps a model that is none of the engine's, which knows models by their
  /// addresses.
  obligation::FunctionModel &
  keep(std::unique_ptr<obligation::FunctionModel> Model) {
    return *Kept.emplace_back(std::move(Model));
  }

private:
  clang::ASTContext &Context;
  const TaskKinds &Kinds;
  const GuardStyle Guard;
  const bool StrictExceptions;
  std::vector<std::unique_ptr<obligation::FunctionModel>> Kept;
  std::unique_ptr<obligation::Program> Normal, Strict;
  const clang::FunctionDecl *Entered = nullptr;
  std::unique_ptr<clang::ParentMap> Parents; ///< of what was entered
};

/// The class of the member, if nobody else can name it: it is private, and
/// there are no friends, no nested classes with methods, no method templates.
const clang::CXXRecordDecl *soleUser(const clang::DeclaratorDecl &Member);

/// Discard.cpp: the task that \p Task makes is thrown away there.
Findings discarded(TaskUnit &U, const clang::Expr &Task, bool AllowCastToVoid);

/// Whether a comment, behind the statement or in front of it, says that nobody
/// is meant to wait: `// fire and forget`, `// no need to wait`.
bool isExcused(const TaskUnit &U, clang::SourceLocation Begin,
               clang::SourceLocation End);

/// Whether nobody has to ask the task that the call makes: its errors are
/// handled, it has none to tell, or it has ended already.
bool nothingIsLost(TaskUnit &U, const clang::CallExpr *Made);

/// Detach.cpp: whether the task that \p Made makes, in the function \p Around,
/// may run on from \p Site with nobody to wait for it.
bool mayRunOn(TaskUnit &U, const clang::Expr *Made,
              const clang::FunctionDecl *Around, const clang::Expr &Site);
/// The call lets a task go.
Findings detached(TaskUnit &U, const clang::CXXMemberCallExpr &Call);

/// Spawned.cpp: the call gives a coroutine to an executor and nobody hears of
/// its failure.
Findings spawned(TaskUnit &U, const clang::CallExpr &Call);

/// LocalTask.cpp: local tasks of the function that are not awaited on some
/// path.
Findings localTasks(TaskUnit &U, const clang::FunctionDecl &F);
/// The same for a task that the function was given by value.
Findings taskParameter(TaskUnit &U, const clang::ParmVarDecl &V);
/// Whether the call starts a task of C, which its handle must end.
bool startsTask(TaskUnit &U, const clang::CallExpr &Call);

/// Promise.cpp: a promise that the function was given, or whose future it gives
/// away, is not fulfilled on some path.
Findings promiseParameter(TaskUnit &U, const clang::ParmVarDecl &V);
Findings localPromises(TaskUnit &U, const clang::FunctionDecl &F);
/// The same for promises that the closure of a task captured.
Findings capturedPromises(TaskUnit &U, const clang::LambdaExpr &L);

/// PendingPromise.cpp: promises that are dropped from the member, a container,
/// before anybody could have fulfilled them.
Findings pendingPromises(TaskUnit &U, const clang::FieldDecl &Member);

/// HeapTask.cpp: a task made by `new` that nobody keeps, or that stays in a
/// local pointer.
Findings heapTask(TaskUnit &U, const clang::CXXNewExpr &New);

/// MemberTask.cpp: a member that its class starts and its destructor lets die.
Findings memberTask(TaskUnit &U, const clang::FieldDecl &Member);

/// StaticTask.cpp: a task in a variable that lives as long as the program,
/// which the file starts and nothing in it ever awaits.
Findings staticTask(TaskUnit &U, const clang::VarDecl &V);
/// The same for the handle of a C thread in a structure of this file.
Findings handleInField(TaskUnit &U, const clang::FieldDecl &Field);

/// TaskContainer.cpp: tasks are put into the local variable, or the member, and
/// nobody ever looks at them.
Findings taskContainer(TaskUnit &U, const clang::DeclaratorDecl &Container);

/// Swallowed.cpp: a handler throws away the failure of a task.
Findings swallowed(TaskUnit &U, const clang::CXXTryStmt &Try);

/// LentRequest.cpp: the call keeps the address of a local variable until its
/// work has ended.
Findings lentRequest(TaskUnit &U, const clang::CallExpr &Call);

} // namespace closecall::task

#endif // CLOSECALL_TASK_TASKFINDINGS_H
