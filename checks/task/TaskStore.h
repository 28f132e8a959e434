//===- TaskStore.h - Containers of tasks, and what code does with them ----===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_TASK_TASKSTORE_H
#define CLOSECALL_TASK_TASKSTORE_H

#include "task/TaskFindings.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace closecall::task {

/// How a container holds what is put into it.
enum class StoreShape { Sequence, Fixed, Map };

/// What the type of a container says about the tasks in it.
struct StoreType {
  const TaskKind *Element = nullptr; ///< null: no container of tasks
  StoreShape Shape = StoreShape::Sequence;
  bool ByPointer = false; ///< the elements point to tasks
  clang::QualType Task;   ///< the type of one
};

StoreType storeType(const TaskUnit &U, clang::QualType T);

/// Collects what code does with one container: each use puts a task into it,
/// asks for its size, or is something else.
class StoreUses : public clang::RecursiveASTVisitor<StoreUses> {
public:
  StoreUses(const clang::DeclaratorDecl &Container, const StoreType &Type)
      : Container(Container), Type(Type) {}

  /// A call that puts a task in.
  struct Fill {
    const clang::CallExpr *Call;
    const clang::Expr *Task; ///< null: constructed in place
  };

  std::vector<const clang::Stmt *> Others; ///< uses of another kind
  bool Escapes = false; ///< something may keep hold of the container
  std::vector<Fill> Fills;
  /// The calls of the uses that leave the tasks alone.
  llvm::SmallPtrSet<const clang::Expr *, 8> Understood;

  /// Looks at the code, if it names the container at all.
  void visit(clang::Stmt *Code);

  bool VisitExpr(clang::Expr *E);
  bool VisitLambdaExpr(clang::LambdaExpr *L);

private:
  bool names(const clang::Expr *E) const;
  const clang::Expr *parent(const clang::Expr *E) const;
  bool isStatement(const clang::Expr *E) const;
  bool understands(const clang::Expr *E);
  bool fill(const clang::CallExpr &Call, const clang::Expr *Task);
  bool mayKeep(const clang::Expr *E) const;

  const clang::DeclaratorDecl &Container;
  const StoreType Type;
  const clang::ParentMap *Parents = nullptr; ///< of the code that is looked at
};

} // namespace closecall::task

#endif // CLOSECALL_TASK_TASKSTORE_H
