//===- Question.cpp - Does the code ask what a container has? -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/Question.h"
#include "container/MethodUses.h"
#include "container/UseIndex.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace closecall {

/// Whether \p E is what an assignment \p Up sets.
static bool isSetBy(const Expr *E, const Stmt *Up) {
  if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up))
    return B->getOpcode() == BO_Assign && B->getLHS() == E;
  const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(Up);
  return Op && Op->getOperator() == OO_Equal && Op->getArg(0) == E;
}

bool isOnlySet(const Expr *Subscript, const ParentMap &Parents) {
  const Stmt *Up = Parents.getParent(Subscript);
  if (const auto *M = dyn_cast_or_null<MemberExpr>(Up))
    return effectOfMethod(M->getMemberDecl()->getNameAsString(),
                          Family::Sequence) == Effect::Grows;
  return isSetBy(Subscript, Up);
}

/// `answer.second`, or `answer.first->second = value`.
static bool asksOnlyWhether(const Expr *Answer, const ParentMap &Parents) {
  const auto *Half = dyn_cast_or_null<MemberExpr>(Parents.getParent(Answer));
  if (!Half)
    return false;
  if (Half->getMemberDecl()->getName() == "second")
    return true;
  const Stmt *Up = Parents.getParent(Half);
  while (isa_and_nonnull<CastExpr, ParenExpr, CXXOperatorCallExpr>(Up) &&
         !isSetBy(cast<Expr>(Half), Up))
    Up = Parents.getParent(Up);
  const auto *Value = dyn_cast_or_null<MemberExpr>(Up);
  return Value && Value->getMemberDecl()->getName() == "second" &&
         isSetBy(Value, Parents.getParent(Value));
}

bool wantsEntry(const CallExpr *Insertion, const FunctionDecl &In,
                const ParentMap &Parents) {
  const Expr *Answer = Insertion;
  const Stmt *Up = Parents.getParent(Insertion);
  // Before C++17, a variable's value is written as a copy that is left out.
  const auto IsNothing = [](const Stmt *S) {
    const auto *Copy = dyn_cast_or_null<CXXConstructExpr>(S);
    return (Copy && Copy->isElidable()) ||
           isa_and_nonnull<FullExpr, CXXBindTemporaryExpr, ImplicitCastExpr,
                           MaterializeTemporaryExpr>(S);
  };
  while (IsNothing(Up)) {
    Answer = cast<Expr>(Up);
    Up = Parents.getParent(Up);
  }
  if (!isa_and_nonnull<Expr, DeclStmt, ReturnStmt>(Up))
    return false;
  const auto *D = dyn_cast<DeclStmt>(Up);
  if (!D)
    return !asksOnlyWhether(Answer, Parents);
  const auto *V =
      D->isSingleDecl() ? dyn_cast<VarDecl>(D->getSingleDecl()) : nullptr;
  if (!V || isa<DecompositionDecl>(V))
    return true;
  for (const Use &U : usesInside(In, *V))
    if (!asksOnlyWhether(U.E, Parents))
      return true;
  return false;
}

} // namespace closecall
