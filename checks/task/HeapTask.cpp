//===- HeapTask.cpp - Tasks made by new that nobody awaits ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A thread that `new` makes and whose pointer is dropped, or stays in a local
// variable that is only compared, asked or deleted.  Any other use of the
// pointer may see to the thread.
//
//===----------------------------------------------------------------------===//

#include "obligation/AccessPath.h"
#include "obligation/TaskProtocol.h"
#include "support/Walk.h"
#include "task/TaskFindings.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::TaskClass;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

/// What stands around \p E and is no part of its value.
const Stmt *around(const Expr &E, const ParentMap &Parents) {
  const Stmt *Up = Parents.getParent(&E);
  while (Up) {
    const auto *Cast = dyn_cast<CastExpr>(Up);
    const bool Same = isa<FullExpr, ParenExpr>(Up) ||
                      (Cast && Cast->getCastKind() != CK_ToVoid);
    if (!Same)
      return Up;
    Up = Parents.getParent(Up);
  }
  return nullptr;
}

/// What a use of the pointer does to the thread.
enum class Use { Asks, Deletes, Other };

Use useOf(const DeclRefExpr &Named, const TaskRow &Row,
          const ParentMap &Parents) {
  const Stmt *Up = around(Named, Parents);
  if (isa_and_nonnull<CXXDeleteExpr>(Up))
    return Use::Deletes;
  if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up))
    return B->isEqualityOp() ? Use::Asks : Use::Other;
  if (isa_and_nonnull<IfStmt, ForStmt>(Up))
    return Use::Asks;
  const auto *Not = dyn_cast_or_null<UnaryOperator>(Up);
  if (Not && Not->getOpcode() == UO_LNot)
    return Use::Asks;
  const auto *M = dyn_cast_or_null<MemberExpr>(Up);
  const auto *Method =
      M ? dyn_cast<CXXMethodDecl>(M->getMemberDecl()) : nullptr;
  return Method && Method->isConst() && !listed(Row.Await, *Method)
             ? Use::Asks
             : Use::Other;
}

/// The local variable, of a plain pointer's type, that \p New initialises.
const VarDecl *keptIn(const CXXNewExpr &New, const Stmt *Up) {
  const auto *D = dyn_cast_or_null<DeclStmt>(Up);
  const auto *V =
      D && D->isSingleDecl() ? dyn_cast<VarDecl>(D->getSingleDecl()) : nullptr;
  return V && V->hasLocalStorage() && V->getType()->isPointerType() &&
                 strip(V->getInit()) == &New
             ? V
             : nullptr;
}

} // namespace

Findings heapTask(TaskUnit &U, const CXXNewExpr &New) {
  const TaskKind *K = U.kinds().ofType(New.getAllocatedType());
  if (!K || K->Class != TaskClass::Kills || !K->Row->Start.empty() ||
      !makesByPointer(New) || U.functionAround(New)->isDependentContext() ||
      isExcused(U, New.getBeginLoc(), New.getEndLoc()))
    return {};
  const FunctionDecl *In = U.functionAround(New);
  const bool RunsOn = mayRunOn(U, New.getConstructExpr(), In, New);
  const Stmt *Up = around(New, U.parents());
  Finding Found;
  Found.At = New.getBeginLoc();
  if (isa_and_nonnull<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt,
                      CXXForRangeStmt, LabelStmt, SwitchCase>(Up)) {
    if (RunsOn)
      return {};
    Found.Message = "the task that is made here is discarded, " +
                    whenDiscarded(TaskClass::Leaks);
    Found.Notes.push_back({Found.At, "keep it and await it", {}});
    return {std::move(Found)};
  }
  const VarDecl *V = keptIn(New, Up);
  if (!V || V->hasAttr<UnusedAttr>())
    return {};
  bool Deleted = false;
  const bool Reached =
      contains(U.entered()->getBody(), Closures::Enter, [&](const Stmt &S) {
        const auto *R = dyn_cast<DeclRefExpr>(&S);
        if (!R || R->getDecl() != V)
          return false;
        const Use What = useOf(*R, *K->Row, U.parents());
        Deleted |= What == Use::Deletes;
        return What == Use::Other;
      });
  // The end of main is the end of the process.
  if (Reached || (!Deleted && (RunsOn || In->isMain())))
    return {};
  const std::string Name = V->getNameAsString();
  Found.Message = "'" + Name + "' is never awaited, " +
                  whenNotAwaited(Deleted ? TaskClass::Kills : TaskClass::Leaks);
  Found.Notes.push_back({Found.At, "await it before it is gone", {}});
  return {std::move(Found)};
}

} // namespace closecall::task
