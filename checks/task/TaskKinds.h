//===- TaskKinds.h - Which values are tasks, and of what kind -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_TASKKINDS_H
#define CLOSECALL_TASK_TASKKINDS_H

#include "catalogue/Catalogue.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <string>
#include <vector>

namespace closecall::task {

/// What is known of a task: its row of the catalogue, and what becomes of it if
/// nobody awaits it.
struct TaskKind {
  const catalogue::TaskRow *Row = nullptr;
  catalogue::TaskClass Class = catalogue::TaskClass::Ignorable;
  bool ByFunction = false; ///< known by the function that made it
};

/// Looks tasks up: by the type of a value, and by the function that gives it.
class TaskKinds {
public:
  /// \p TaskTypes names further types; \p AllowedFunctions and \p AllowedTypes
  /// (globs) those whose tasks nobody has to await.
  TaskKinds(const catalogue::Catalogue &Catalogue,
            const std::vector<std::string> &TaskTypes,
            const std::vector<std::string> &AllowedFunctions,
            const std::vector<std::string> &AllowedTypes);

  /// Null if the type is no task, or one that may be ignored.
  const TaskKind *ofType(clang::QualType T) const;
  /// The same for what a pointer, or a smart one of the standard library or of
  /// Boost, points to.  What a plain pointer lets go lives on.
  const TaskKind *ofPointee(clang::QualType T) const;
  const TaskKind *ofCall(const clang::Expr &E) const;
  /// The same for a value, whatever makes it.
  const TaskKind *ofValue(const clang::Expr &E) const;

  /// Whether the catalogue says that nobody has to await what the call gives.
  bool mayBeLetGo(const clang::CallExpr &Call) const;

  const catalogue::Catalogue &catalogue() const { return Catalogue; }

private:
  bool isAllowed(const std::string &Type) const;
  const catalogue::TaskRow *rowOf(const clang::CXXRecordDecl &Record) const;
  const catalogue::TaskRow *rowOfBase(const clang::CXXRecordDecl &Record) const;
  /// Null for tasks that are normally discarded.
  const TaskKind *kindOf(const catalogue::TaskRow &Row, bool ByFunction) const;
  const catalogue::TaskRow *rowOfFunction(const clang::FunctionDecl &F) const;
  const catalogue::TaskRow &markedRow(const clang::CXXRecordDecl *Class) const;
  const TaskKind *ofReturns(const clang::FunctionDecl &F) const;
  const TaskKind *ofLaunch(const TaskKind &Made,
                           const clang::CallExpr &Call) const;

  const catalogue::Catalogue &Catalogue;
  const std::vector<std::string> &AllowedFunctions;
  const std::vector<std::string> &AllowedTypes;
  const std::vector<std::string> &TaskTypes;
  catalogue::TaskRow Configured; ///< of types that only the options name
  catalogue::TaskRow Inferred;   ///< of coroutines that start suspended
  /// What the source marks as a task, by its class; null for other types.
  mutable std::map<const clang::CXXRecordDecl *, catalogue::TaskRow> Marked;
  mutable std::map<std::pair<const catalogue::TaskRow *, bool>, TaskKind> Kinds;
  mutable llvm::DenseMap<const clang::CXXRecordDecl *, const TaskKind *> Types;
  /// What `launch::deferred` makes of the functions of a row.
  mutable std::map<const catalogue::TaskRow *, TaskKind> Deferred;
  mutable llvm::DenseMap<const clang::FunctionDecl *, const TaskKind *> Returns;
  mutable std::map<const catalogue::TaskRow *, TaskKind> Pointed; ///< plainly
};

/// What a pointer, or a smart one of the standard library or of Boost, points
/// to; a null type for others.
clang::QualType pointee(clang::QualType T);

/// Whether \p E makes a task that runs and gives a pointer to it that nobody
/// else has: `new std::thread(f)`, `std::make_unique<std::thread>(f)`.
bool makesByPointer(const clang::Expr &E);

/// What happens to a task of this class that is thrown away where it is made.
std::string whenDiscarded(catalogue::TaskClass Class);

/// The same for one, or for many, that were kept and then not awaited.
std::string whenNotAwaited(catalogue::TaskClass Class, bool Many = false);

/// The member without arguments that fixes call to await a task: the first
/// awaiting function of the row; empty if that is no such member.
std::string awaitMember(const catalogue::TaskRow &Row);

/// The statement that awaits the task called \p Name; empty if the row names
/// none.
std::string awaitStatement(const catalogue::TaskRow &Row,
                           const std::string &Name);

/// Whether a visible part of what \p F belongs to is made from a template:
/// edits there would be for all instances.
bool isInstantiated(const clang::Decl &D);

} // namespace closecall::task

#endif // CLOSECALL_TASK_TASKKINDS_H
