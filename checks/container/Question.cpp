//===- Question.cpp - Does the code ask what a container has? -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/Question.h"
#include "container/MethodUses.h"
#include "container/UseIndex.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace closecall {

/// Whether \p E is what an assignment \p Up sets.
static bool isSetBy(const Expr *E, const Stmt *Up) {
  if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up))
    return B->getOpcode() == BO_Assign && B->getLHS() == E;
  const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(Up);
  return Op && Op->getOperator() == OO_Equal && Op->getArg(0) == E;
}

/// What is written around \p E and means the same value.
static const Stmt *aboveValue(const Expr *E, const ParentMap &Parents) {
  const Stmt *Up = Parents.getParent(E);
  while (isa_and_nonnull<CastExpr, ParenExpr, FullExpr, CXXBindTemporaryExpr,
                         MaterializeTemporaryExpr, CXXConstructExpr>(Up))
    Up = Parents.getParent(Up);
  return Up;
}

/// Whether nobody wants the value of the call: it is a statement.
static bool isStatement(const Expr *Call, const ParentMap &Parents) {
  const Stmt *Up = aboveValue(Call, Parents);
  return isa_and_nonnull<CompoundStmt>(Up);
}

/// The part of the entry that is named: `table[key].limits.upper`, or a base.
static const Expr *partOf(const Expr *Entry, const ParentMap &Parents) {
  for (;;) {
    const auto *Up = dyn_cast_or_null<Expr>(Parents.getParent(Entry));
    const auto *M = dyn_cast_or_null<MemberExpr>(Up);
    const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Up);
    if (!isa_and_nonnull<ParenExpr>(Up) &&
        !(M && !M->isArrow() && isa<FieldDecl>(M->getMemberDecl())) &&
        !(Cast && Cast->getCastKind() == CK_UncheckedDerivedToBase))
      return Entry;
    Entry = Up;
  }
}

bool isOnlySet(const Expr *Subscript, const ParentMap &Parents) {
  if (isa_and_nonnull<ReturnStmt>(aboveValue(Subscript, Parents)))
    return true;
  const Expr *Part = partOf(Subscript, Parents);
  const Stmt *Up = Parents.getParent(Part);
  if (const auto *M = dyn_cast_or_null<MemberExpr>(Up)) {
    const auto *Call =
        dyn_cast_or_null<CXXMemberCallExpr>(Parents.getParent(M));
    return effectOfMethod(M->getMemberDecl()->getNameAsString(),
                          Family::Sequence) == Effect::Grows ||
           (Call && Call->getCallee()->IgnoreParens() == M &&
            isStatement(Call, Parents));
  }
  return isSetBy(Part, Up);
}

bool isOnlyRead(const Expr *Subscript, const ParentMap &Parents) {
  const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(
      Parents.getParent(partOf(Subscript, Parents)));
  // Of what a reference is given back, there has to be an entry.
  return Cast && (Cast->getCastKind() == CK_LValueToRValue ||
                  (Cast->getCastKind() == CK_NoOp &&
                   Cast->getType().isConstQualified() &&
                   !isa_and_nonnull<ReturnStmt>(Parents.getParent(Cast))));
}

static bool isThrown(const Expr *E, const ParentMap &Parents) {
  const Stmt *Up = E;
  while (isa_and_nonnull<Expr>(Up) && !isa<CXXThrowExpr>(Up))
    Up = Parents.getParent(Up);
  return isa_and_nonnull<CXXThrowExpr>(Up);
}

/// `answer.second`, `answer.first->second = value`, or what an exception tells.
static bool asksOnlyWhether(const Expr *Answer, const ParentMap &Parents) {
  const auto *Half = dyn_cast_or_null<MemberExpr>(Parents.getParent(Answer));
  if (!Half)
    return false;
  if (Half->getMemberDecl()->getName() == "second" || isThrown(Half, Parents))
    return true;
  const Stmt *Up = Parents.getParent(Half);
  while (isa_and_nonnull<CastExpr, ParenExpr, CXXOperatorCallExpr>(Up) &&
         !isSetBy(cast<Expr>(Half), Up))
    Up = Parents.getParent(Up);
  const auto *Value = dyn_cast_or_null<MemberExpr>(Up);
  return Value && Value->getMemberDecl()->getName() == "second" &&
         isSetBy(Value, Parents.getParent(Value));
}

/// What stands above the answer of a call, \p Answer, where it is handed on.
static const Stmt *aboveAnswer(const Expr *&Answer, const ParentMap &Parents) {
  const Stmt *Up = Parents.getParent(Answer);
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
  return Up;
}

bool asksForAnswer(const CallExpr *Insertion, const ParentMap &Parents) {
  const Expr *Answer = Insertion;
  return isa_and_nonnull<Expr, DeclStmt, ReturnStmt>(
      aboveAnswer(Answer, Parents));
}

bool wantsEntry(const CallExpr *Insertion, const FunctionDecl &In,
                const ParentMap &Parents) {
  const Expr *Answer = Insertion;
  const Stmt *Up = aboveAnswer(Answer, Parents);
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

/// Whether \p P still has the value that the caller gave, and the caller does
/// not get one by it.
static bool isGiven(const ParmVarDecl &P, const FunctionDecl &In) {
  const QualType T = P.getType();
  if (T->isLValueReferenceType() && !T->getPointeeType().isConstQualified())
    return false;
  const auto Names = [&](const Expr *E) {
    const auto *R = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return R && R->getDecl() == &P;
  };
  return !contains(In.getBody(), Closures::Enter, [&](const Stmt &S) {
    if (const auto *B = dyn_cast<BinaryOperator>(&S))
      return B->isAssignmentOp() && Names(B->getLHS());
    if (const auto *U = dyn_cast<UnaryOperator>(&S))
      return U->getOpcode() == UO_AddrOf && Names(U->getSubExpr());
    const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S);
    return Op && Op->isAssignmentOp() && Names(Op->getArg(0));
  });
}

bool storesOnlyParameters(const Expr &Insertion, const FunctionDecl &In,
                          const ParentMap &Parents) {
  llvm::SmallPtrSet<const ParmVarDecl *, 4> Given;
  bool Else = false;
  const auto Gather = [&](const Stmt &S) {
    if (const auto *Call = dyn_cast<CallExpr>(&S)) {
      const FunctionDecl *F = Call->getDirectCallee();
      Else |= !F || !F->isInStdNamespace() || !F->getIdentifier() ||
              (F->getName() != "make_pair" && F->getName() != "move" &&
               F->getName() != "forward");
    } else if (const auto *R = dyn_cast<DeclRefExpr>(&S)) {
      const auto *P = dyn_cast<ParmVarDecl>(R->getDecl());
      if (P && P->getDeclContext() == &In && isGiven(*P, In))
        Given.insert(P);
      else
        Else |= !isa<FunctionDecl, EnumConstantDecl>(R->getDecl());
    }
    Else |= isa<MemberExpr, CXXThisExpr, CXXNewExpr, LambdaExpr>(&S);
    return Else;
  };
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(&Insertion)) {
    const Stmt *Up = Parents.getParent(Op);
    if (Op->getOperator() != OO_Subscript || !isSetBy(Op, Up))
      return false;
    contains(Op->getArg(1), Closures::Enter, Gather);
    const auto *Set = dyn_cast<CXXOperatorCallExpr>(Up);
    contains(Set ? Set->getArg(1) : cast<BinaryOperator>(Up)->getRHS(),
             Closures::Enter, Gather);
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&Insertion)) {
    for (const Expr *Argument : Call->arguments())
      contains(Argument, Closures::Enter, Gather);
  } else {
    return false;
  }
  return !Else && Given.size() > 1;
}

} // namespace closecall
