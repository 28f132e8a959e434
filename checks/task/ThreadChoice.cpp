//===- ThreadChoice.cpp - What is around a detach -------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/ThreadChoice.h"
#include "obligation/TaskProtocol.h"
#include "support/LockHolder.h"
#include "support/Walk.h"
#include "task/Routine.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace closecall::task {

namespace {

/// Whether \p S is a call of a method of \p Task, of a name that fits.
template <typename Test>
bool callsOn(const Stmt &S, const ValueDecl &Task, Test Fits) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  return M && M->getIdentifier() &&
         namedBy(Call->getImplicitObjectArgument()) == &Task &&
         Fits(M->getName());
}

} // namespace

bool isChosen(const CXXMemberCallExpr &Detach, const catalogue::TaskRow &Row,
              const ParentMap &Parents) {
  const ValueDecl *Task = namedBy(Detach.getImplicitObjectArgument());
  if (!Task)
    return false;
  const auto Awaits = [&](const Stmt &S) {
    return callsOn(S, *Task, [&](llvm::StringRef Name) {
      return obligation::listed(Row.Await, Name);
    });
  };
  const auto AsksWho = [&](const Stmt &S) {
    return callsOn(S, *Task,
                   [](llvm::StringRef Name) { return Name == "get_id"; });
  };
  const Stmt *Branch = &Detach;
  for (const Stmt *Up = Parents.getParent(Branch); Up;
       Branch = Up, Up = Parents.getParent(Up)) {
    const auto *If = dyn_cast<IfStmt>(Up);
    if (!If || Branch == If->getCond())
      continue;
    const Stmt *Other = Branch == If->getThen() ? If->getElse() : If->getThen();
    if (contains(Other, Closures::Leave, Awaits) ||
        (Branch == If->getThen() &&
         contains(If->getCond(), Closures::Leave, AsksWho)))
      return true;
  }
  return false;
}

llvm::SmallVector<const ValueDecl *, 2>
flagsSetBefore(const CXXMemberCallExpr &Detach, const ParentMap &Parents) {
  const Stmt *Inner = &Detach, *Up = Parents.getParent(Inner);
  for (; isa_and_nonnull<Expr>(Up); Up = Parents.getParent(Up))
    Inner = Up;
  llvm::SmallVector<const ValueDecl *, 2> Flags;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Up);
  if (!Block)
    return Flags;
  for (const Stmt *S : Block->body()) {
    if (S == Inner)
      break;
    const Expr *E = obligation::strip(dyn_cast<Expr>(S));
    const auto *Plain = dyn_cast_or_null<BinaryOperator>(E);
    const auto *Object = dyn_cast_or_null<CXXOperatorCallExpr>(E);
    const Expr *To = nullptr, *From = nullptr;
    if (Plain && Plain->getOpcode() == BO_Assign) {
      To = Plain->getLHS();
      From = Plain->getRHS();
    } else if (Object && Object->getOperator() == OO_Equal) { // an atomic
      To = Object->getArg(0);
      From = Object->getArg(1);
    }
    const ValueDecl *Flag = To ? namedBy(To) : nullptr;
    if (Flag && isa<CXXBoolLiteralExpr>(obligation::strip(From)))
      Flags.push_back(Flag);
  }
  return Flags;
}

bool holdsLock(const CXXMemberCallExpr &Detach, const ParentMap &Parents) {
  const auto TakesLock = [](const Stmt *S) {
    const auto *D = dyn_cast<DeclStmt>(S);
    return D && llvm::any_of(D->decls(), [](const Decl *One) {
             const auto *V = dyn_cast<VarDecl>(One);
             return V && isLockHolder(*V);
           });
  };
  const Stmt *Inner = &Detach;
  for (const Stmt *Up = Parents.getParent(Inner); Up && !isa<LambdaExpr>(Up);
       Inner = Up, Up = Parents.getParent(Up))
    if (const auto *Block = dyn_cast<CompoundStmt>(Up))
      for (const Stmt *S : Block->body()) {
        if (S == Inner)
          break;
        if (TakesLock(S))
          return true;
      }
  return false;
}

bool isMadeJustBefore(const CXXMemberCallExpr &Detach,
                      const ParentMap &Parents) {
  const Expr *Object = Detach.getImplicitObjectArgument();
  if (isa_and_nonnull<CXXConstructExpr>(obligation::strip(Object)))
    return true;
  const ValueDecl *Task = namedBy(Object);
  const Stmt *Inner = &Detach;
  const Stmt *Up = Parents.getParent(Inner);
  for (; isa_and_nonnull<Expr>(Up); Up = Parents.getParent(Up))
    Inner = Up;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Up);
  const Stmt *Before = nullptr;
  if (!Task || !Block)
    return false;
  for (const Stmt *S : Block->body()) {
    if (S == Inner)
      break;
    Before = S;
  }
  if (const auto *D = dyn_cast_or_null<DeclStmt>(Before))
    return llvm::is_contained(D->decls(), Task);
  const auto *E = dyn_cast_or_null<Expr>(Before);
  const auto *Op =
      E ? dyn_cast<CXXOperatorCallExpr>(E->IgnoreImplicit()) : nullptr;
  return Op && Op->getOperator() == OO_Equal && namedBy(Op->getArg(0)) == Task;
}

bool isLastStatement(const CXXMemberCallExpr &Detach,
                     const ParentMap &Parents) {
  const Stmt *Whole = &Detach, *Up = Parents.getParent(Whole);
  for (; isa_and_nonnull<FullExpr>(Up); Up = Parents.getParent(Up))
    Whole = Up;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Up);
  const Stmt *Above = Block ? Parents.getParent(Block) : nullptr;
  return Block && Block->body_back() == Whole &&
         (!Above || isa<LambdaExpr>(Above));
}

} // namespace closecall::task
