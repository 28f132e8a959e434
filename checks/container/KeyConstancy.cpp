//===- KeyConstancy.cpp - Keys of which there are only so many ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/KeyConstancy.h"
#include "support/LibraryFunction.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace closecall {

namespace {

const Expr *bare(const Expr *E) {
  for (;;) {
    const Expr *Inner = E->IgnoreParenImpCasts()->IgnoreImplicit();
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Inner))
      Inner = Cast->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

bool isConstant(const Expr *E, const ASTContext &Context) {
  return !E->isValueDependent() && !E->isTypeDependent() &&
         E->isEvaluatable(Context);
}

bool declares(const Stmt *S, const VarDecl &V) {
  const auto *D = dyn_cast_or_null<DeclStmt>(S);
  return D && llvm::is_contained(D->decls(), &V);
}

/// `for (int i = 0; i < 8; ++i)`, `for (auto k : {...})`: a variable with few
/// values, for what stands inside the loop.
bool runsInConstantLoop(const VarDecl &V, const Stmt *Inside,
                        const ParentMap &Parents, const ASTContext &Context) {
  for (const Stmt *S = Inside; S; S = Parents.getParent(S)) {
    if (const auto *For = dyn_cast<ForStmt>(S);
        For && declares(For->getInit(), V)) {
      const auto *Condition = dyn_cast_or_null<BinaryOperator>(For->getCond());
      return Condition && (isConstant(Condition->getRHS(), Context) ||
                           isConstant(Condition->getLHS(), Context));
    }
    const auto *For = dyn_cast<CXXForRangeStmt>(S);
    if (!For || For->getLoopVariable() != &V || !For->getRangeInit())
      continue;
    const Expr *Range = bare(For->getRangeInit());
    return isa<InitListExpr, CXXStdInitializerListExpr>(Range) ||
           Range->getType()->isArrayType();
  }
  return false;
}

} // namespace

bool isConstantKey(const Expr &Key, bool OfPair, const ParentMap &Parents,
                   const ASTContext &Context) {
  const Expr *K = bare(&Key);
  if (const auto *L = dyn_cast<CXXStdInitializerListExpr>(K))
    return isConstantKey(*L->getSubExpr(), OfPair, Parents, Context);
  if (const auto *C = dyn_cast<CXXConstructExpr>(K)) {
    const bool Pair =
        OfPair &&
        qualifiedName(*C->getConstructor()->getParent()) == "std::pair";
    if (Pair && C->getNumArgs() == 2)
      return isConstantKey(*C->getArg(0), false, Parents, Context);
    for (const Expr *Argument : C->arguments())
      if (!isa<CXXDefaultArgExpr>(Argument) &&
          !isConstantKey(*Argument, OfPair && C->getNumArgs() == 1, Parents,
                         Context))
        return false;
    return true;
  }
  if (const auto *L = dyn_cast<InitListExpr>(K)) {
    for (unsigned I = 0; I < L->getNumInits(); ++I)
      if (!isConstantKey(*L->getInit(I), OfPair, Parents, Context))
        return false;
    return L->getNumInits() > 0;
  }
  if (const auto *Call = dyn_cast<CallExpr>(K)) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (OfPair && F && qualifiedName(*F) == "std::make_pair" &&
        Call->getNumArgs() == 2)
      return isConstantKey(*Call->getArg(0), false, Parents, Context);
  }
  if (isa<StringLiteral, CXXTypeidExpr>(K))
    return true;
  if (const auto *B = dyn_cast<BinaryOperator>(K))
    if (B->getOpcode() == BO_Rem || B->getOpcode() == BO_And)
      return isConstant(B->getRHS(), Context) ||
             isConstant(B->getLHS(), Context);
  if (const auto *R = dyn_cast<DeclRefExpr>(K))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl())) {
      if (V->hasGlobalStorage() && V->getType().isConstQualified())
        return true;
      if (V->isLocalVarDecl() && runsInConstantLoop(*V, K, Parents, Context))
        return true;
    }
  return isConstant(K, Context);
}

} // namespace closecall
