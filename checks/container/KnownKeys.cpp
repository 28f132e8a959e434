//===- KnownKeys.cpp - Keys that a function knows -------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   auto made = make(key);      make: if (key == "add") return ...;
//   if (made)                         return nullptr;
//     cache.insert(key, made);
//
// There are as many entries as there are comparisons in make.
//
//===----------------------------------------------------------------------===//

#include "container/KnownKeys.h"
#include "support/Walk.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace closecall {

namespace {

bool names(const Stmt *S, const ValueDecl &D) {
  return contains(S, Closures::Leave, [&](const Stmt &Part) {
    const auto *R = dyn_cast<DeclRefExpr>(&Part);
    return R && R->getDecl() == &D;
  });
}

/// Whether the value is the same whenever it is asked for: it depends on no
/// variable, but perhaps on a function without arguments.
bool isFixed(const Expr *E) {
  return !contains(E, Closures::Enter, [](const Stmt &S) {
    if (const auto *R = dyn_cast<DeclRefExpr>(&S)) {
      const auto *V = dyn_cast<VarDecl>(R->getDecl());
      return V && !(V->hasGlobalStorage() && V->getType().isConstQualified());
    }
    return isa<CXXThisExpr, LambdaExpr, CXXNewExpr>(&S);
  });
}

/// `key == "add"`, also as one of several.
bool comparesWithFixed(const Expr *Condition, const ParmVarDecl &Key) {
  const Expr *E = Condition->IgnoreImplicit()->IgnoreParenImpCasts();
  const auto Compares = [&](const Expr *One, const Expr *Other) {
    const auto *R = dyn_cast<DeclRefExpr>(One->IgnoreParenImpCasts());
    return R && R->getDecl() == &Key && isFixed(Other);
  };
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E))
    return Op->getOperator() == OO_EqualEqual && Op->getNumArgs() == 2 &&
           (Compares(Op->getArg(0), Op->getArg(1)) ||
            Compares(Op->getArg(1), Op->getArg(0)));
  const auto *B = dyn_cast<BinaryOperator>(E);
  if (!B)
    return false;
  if (B->getOpcode() == BO_LOr)
    return comparesWithFixed(B->getLHS(), Key) &&
           comparesWithFixed(B->getRHS(), Key);
  if (B->getOpcode() == BO_LAnd)
    return comparesWithFixed(B->getLHS(), Key) ||
           comparesWithFixed(B->getRHS(), Key);
  return B->getOpcode() == BO_EQ && (Compares(B->getLHS(), B->getRHS()) ||
                                     Compares(B->getRHS(), B->getLHS()));
}

/// `return nullptr;`, `return {};`
bool isNothing(const Expr *Value) {
  return Value && !contains(Value, Closures::Enter, [](const Stmt &S) {
           const auto *C = dyn_cast<CXXConstructExpr>(&S);
           return !(
               isa<CXXNullPtrLiteralExpr, GNUNullExpr, CastExpr, FullExpr,
                   MaterializeTemporaryExpr, CXXBindTemporaryExpr>(&S) ||
               (C && C->getNumArgs() <= 1) ||
               (isa<InitListExpr>(&S) && S.child_begin() == S.child_end()));
         });
}

/// Whether \p F gives something back for some constants alone.
bool knowsKeys(const FunctionDecl &F, const ParmVarDecl &Key) {
  const ParentMap Parents(F.getBody());
  const auto IsKnown = [&](const Stmt *S) {
    for (const Stmt *Up = Parents.getParent(S); Up;
         S = Up, Up = Parents.getParent(Up))
      if (const auto *If = dyn_cast<IfStmt>(Up))
        if (S == If->getThen() && comparesWithFixed(If->getCond(), Key))
          return true;
    return false;
  };
  bool Some = false;
  const bool Others =
      contains(F.getBody(), Closures::Leave, [&](const Stmt &S) {
        const auto *Return = dyn_cast<ReturnStmt>(&S);
        const bool Known = Return && IsKnown(Return);
        Some |= Known;
        return Return && !Known && !isNothing(Return->getRetValue());
      });
  return Some && !Others;
}

/// Whether \p V is what a function that knows its keys has made for a variable
/// that the insertion names.
bool isMadeForKnownKey(const VarDecl &V, const Expr &Insertion) {
  const Expr *Init = V.getInit() ? V.getInit()->IgnoreImplicit() : nullptr;
  const CallExpr *Call = dyn_cast_or_null<CallExpr>(Init);
  if (const auto *C = dyn_cast_or_null<CXXConstructExpr>(Init);
      C && C->getNumArgs() == 1)
    Call = dyn_cast<CallExpr>(C->getArg(0)->IgnoreImplicit());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *F = nullptr;
  if (!Callee || !Callee->hasBody(F) || isa<CXXOperatorCallExpr>(Call))
    return false;
  for (unsigned I = 0; I < Call->getNumArgs() && I < F->getNumParams(); ++I) {
    const auto *R =
        dyn_cast<DeclRefExpr>(Call->getArg(I)->IgnoreParenImpCasts());
    if (R && isa<VarDecl>(R->getDecl()) && names(&Insertion, *R->getDecl()) &&
        knowsKeys(*F, *F->getParamDecl(I)))
      return true;
  }
  return false;
}

/// The variable that the condition wants not to be null; null if it asks for
/// something else.
const VarDecl *wanted(const Expr *Condition) {
  const Expr *E = Condition->IgnoreImplicit()->IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
    E = Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
  const auto *R = dyn_cast<DeclRefExpr>(E);
  return R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
}

} // namespace

bool addsKnownKeys(const Expr &Insertion, const ParentMap &Parents) {
  const Stmt *Branch = &Insertion;
  for (const Stmt *Up = Parents.getParent(Branch); Up;
       Branch = Up, Up = Parents.getParent(Up)) {
    const auto *If = dyn_cast<IfStmt>(Up);
    const VarDecl *V =
        If && Branch == If->getThen() ? wanted(If->getCond()) : nullptr;
    if (V && isMadeForKnownKey(*V, Insertion))
      return true;
  }
  return false;
}

} // namespace closecall
