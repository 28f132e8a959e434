//===- FilledOnce.cpp - Tables that one run of the code fills -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The way up from the growth meets a condition that cannot hold again once the
// growth has run, or something that runs its code once.  A condition is asked
// for what it says when it holds and when it does not:
//
//   table.empty(), !table.size(), table.size() == 0     "nothing in it"
//   !filled_, for a flag that is only ever raised       "not yet"
//
//===----------------------------------------------------------------------===//

#include "container/FilledOnce.h"
#include "container/Lifetime.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace closecall {

namespace {

class OnceFinder {
public:
  OnceFinder(const ValueDecl &Container, const FunctionDecl &In,
             UseIndex &Index)
      : Container(Container), Index(Index), Parents(Index.parents(In)) {}

  bool holdsAbove(const Stmt *At) const;

private:
  bool tellsFirst(const Expr *Condition, bool Outcome,
                  const Stmt *Branch) const;
  bool asksEmpty(const Expr *Condition, bool Outcome) const;
  bool isFlag(const Expr *E, const Stmt *RaisedIn) const;
  bool isOnlyRaised(const ValueDecl &Flag) const;
  bool leavesBefore(const CompoundStmt &Block, const Stmt *At) const;

  const ValueDecl &Container;
  UseIndex &Index;
  const ParentMap &Parents;
};

const ValueDecl *named(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    return R->getDecl();
  const auto *M = dyn_cast<MemberExpr>(E);
  return M && isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts())
             ? M->getMemberDecl()
             : nullptr;
}

/// The method called on the container itself: "empty"; empty for none.
llvm::StringRef methodOn(const ValueDecl &Container, const Expr *E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E->IgnoreParenImpCasts());
  const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
  const Expr *Object = Call ? Call->getImplicitObjectArgument() : nullptr;
  const ValueDecl *D = Object ? named(Object) : nullptr;
  return M && M->getIdentifier() && D &&
                 D->getCanonicalDecl() == Container.getCanonicalDecl()
             ? M->getName()
             : "";
}

bool isZero(const Expr *E) {
  const auto *Number = dyn_cast<IntegerLiteral>(E->IgnoreParenImpCasts());
  return Number && Number->getValue() == 0;
}

bool isTrue(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *B = dyn_cast<CXXBoolLiteralExpr>(E))
    return B->getValue();
  const auto *Number = dyn_cast<IntegerLiteral>(E);
  return Number && Number->getValue() == 1;
}

/// `flag = true`; null if it is something else.
const Expr *raised(const Stmt *S) {
  const auto *B = dyn_cast_or_null<BinaryOperator>(S);
  return B && B->getOpcode() == BO_Assign && isTrue(B->getRHS()) ? B->getLHS()
                                                                 : nullptr;
}

bool leaves(const Stmt *S) {
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    S = Block->body_empty() ? nullptr : Block->body_back();
  return isa_and_nonnull<ReturnStmt>(S);
}

} // namespace

/// Whether the condition's outcome says that there is nothing in the container.
bool OnceFinder::asksEmpty(const Expr *Condition, bool Outcome) const {
  const llvm::StringRef Name = methodOn(Container, Condition);
  if (Name == "empty" || Name == "isEmpty")
    return Outcome;
  if (Name == "size")
    return !Outcome;
  const auto *B = dyn_cast<BinaryOperator>(Condition->IgnoreParenImpCasts());
  if (!B || methodOn(Container, B->getLHS()) != "size" || !isZero(B->getRHS()))
    return false;
  return B->getOpcode() == BO_EQ
             ? Outcome
             : (B->getOpcode() == BO_NE || B->getOpcode() == BO_GT) && !Outcome;
}

/// Whether nobody can lower the flag: each use reads it or raises it.
bool OnceFinder::isOnlyRaised(const ValueDecl &Flag) const {
  const auto *V = dyn_cast<VarDecl>(&Flag);
  if (!Flag.getType()->isBooleanType() ||
      (V ? !V->hasGlobalStorage() ||
               !(V->isStaticLocal() || isInternal(*V, Index.Context))
         : !isa<FieldDecl>(Flag) || Flag.getAccess() != AS_private))
    return false;
  return llvm::all_of(Index.of(Flag), [&](const Use &U) {
    if (!U.In)
      return false;
    const Stmt *Up = Index.parents(*U.In).getParent(U.E);
    if (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Up))
      return Cast->getCastKind() == CK_LValueToRValue;
    return raised(Up) == U.E;
  });
}

bool OnceFinder::isFlag(const Expr *E, const Stmt *RaisedIn) const {
  const ValueDecl *Flag = named(E);
  return Flag && isOnlyRaised(*Flag) &&
         contains(RaisedIn, Closures::Leave, [&](const Stmt &S) {
           const Expr *Raised = raised(&S);
           return Raised && named(Raised) == Flag;
         });
}

/// Whether the outcome of the condition says that \p Branch runs for the first
/// time.
bool OnceFinder::tellsFirst(const Expr *Condition, bool Outcome,
                            const Stmt *Branch) const {
  const Expr *E = Condition->IgnoreParenImpCasts();
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return tellsFirst(Not->getSubExpr(), !Outcome, Branch);
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && B->getOpcode() == (Outcome ? BO_LAnd : BO_LOr))
    return tellsFirst(B->getLHS(), Outcome, Branch) ||
           tellsFirst(B->getRHS(), Outcome, Branch);
  return asksEmpty(E, Outcome) || (!Outcome && isFlag(E, Branch));
}

/// `if (filled) return;` before the statement \p At of the block.
bool OnceFinder::leavesBefore(const CompoundStmt &Block, const Stmt *At) const {
  for (const Stmt *S : Block.body()) {
    if (S == At)
      return false;
    const auto *If = dyn_cast<IfStmt>(S);
    if (If && !If->getElse() && leaves(If->getThen()) &&
        tellsFirst(If->getCond(), /*Outcome=*/false, &Block))
      return true;
  }
  return false;
}

/// Whether the closure is what `std::call_once` or its kin gets.
static bool isCalledOnce(const Stmt *Up) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Up);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && F->getIdentifier() && F->getName() == "call_once";
}

bool OnceFinder::holdsAbove(const Stmt *At) const {
  bool InClosure = false;
  for (const Stmt *Up = Parents.getParent(At); Up;
       At = Up, Up = Parents.getParent(Up)) {
    if (const auto *D = dyn_cast<DeclStmt>(Up);
        D && D->isSingleDecl() && isa<VarDecl>(D->getSingleDecl()) &&
        cast<VarDecl>(D->getSingleDecl())->isStaticLocal())
      return true;
    if (InClosure && isCalledOnce(Up))
      return true;
    InClosure |= isa<LambdaExpr>(Up);
    if (const auto *If = dyn_cast<IfStmt>(Up)) {
      if (At != If->getCond() &&
          tellsFirst(If->getCond(), At == If->getThen(), At))
        return true;
    } else if (const auto *Block = dyn_cast<CompoundStmt>(Up)) {
      if (leavesBefore(*Block, At))
        return true;
    }
  }
  return false;
}

bool isFilledOnce(const ValueDecl &Container, const FunctionDecl &In,
                  const Stmt *At, UseIndex &Index) {
  return OnceFinder(Container, In, Index).holdsAbove(At);
}

} // namespace closecall
