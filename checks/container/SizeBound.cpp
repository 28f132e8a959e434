//===- SizeBound.cpp - Is a size compared with a bound? -------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/SizeBound.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

namespace {

constexpr char LimitNames[] = "(max|limit|capacity|quota|budget|bound|thresh)";

bool mentions(const Stmt *S, const VarDecl &V) {
  return contains(S, Closures::Enter, [&](const Stmt &Part) {
    const auto *R = dyn_cast<DeclRefExpr>(&Part);
    return R && R->getDecl() == &V;
  });
}

/// Whether what \p Size is compared with is no small constant.
bool isBound(const BinaryOperator &Comparison, const Expr *Size,
             const ASTContext &Context) {
  const Expr *Other =
      Comparison.getLHS() == Size ? Comparison.getRHS() : Comparison.getLHS();
  Expr::EvalResult Value;
  return Other->isValueDependent() || !Other->EvaluateAsInt(Value, Context) ||
         Value.Val.getInt().getExtValue() > 1;
}

/// `if (i < list.size())`, `if (i >= list.size()) return;`, of a variable that
/// is an index then: it asks whether there is such an element.
bool isIndex(const Expr *Other, const FunctionDecl &In) {
  const auto *R = dyn_cast<DeclRefExpr>(Other->IgnoreParenImpCasts());
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return V && contains(In.getBody(), Closures::Enter, [&](const Stmt &S) {
           const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S);
           const Expr *Index = Op && Op->getOperator() == OO_Subscript
                                   ? Op->getArg(1)
                                   : nullptr;
           if (const auto *A = dyn_cast<ArraySubscriptExpr>(&S))
             Index = A->getIdx();
           const auto *Named = dyn_cast_or_null<DeclRefExpr>(
               Index ? Index->IgnoreParenImpCasts() : nullptr);
           return Named && Named->getDecl() == V;
         });
}

/// `const auto n = cache.size(); ... if (n >= limit)`
bool boundsVariable(const VarDecl &V, const FunctionDecl &In,
                    const ASTContext &Context) {
  return contains(In.getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *B = dyn_cast<BinaryOperator>(&S);
    return B && B->isComparisonOp() && mentions(B, V) &&
           isBound(*B, mentions(B->getLHS(), V) ? B->getLHS() : B->getRHS(),
                   Context);
  });
}

} // namespace

bool boundsSize(const Expr *Size, const FunctionDecl &In,
                const ParentMap &Parents, const ASTContext &Context) {
  for (const Stmt *Up = Parents.getParent(Size); Up;
       Up = Parents.getParent(Up)) {
    if (const auto *B = dyn_cast<BinaryOperator>(Up);
        B && B->isComparisonOp()) {
      const auto *For = dyn_cast_or_null<ForStmt>(Parents.getParent(B));
      return !(For && For->getCond() == B) && isBound(*B, Size, Context) &&
             !isIndex(B->getLHS() == Size ? B->getRHS() : B->getLHS(), In);
    }
    if (isa<ParenExpr, CastExpr, FullExpr, BinaryOperator>(Up)) {
      Size = cast<Expr>(Up);
      continue;
    }
    const auto *D = dyn_cast<DeclStmt>(Up);
    const auto *V = D && D->isSingleDecl()
                        ? dyn_cast<VarDecl>(D->getSingleDecl())
                        : nullptr;
    return V && boundsVariable(*V, In, Context);
  }
  return false;
}

bool comparesLimit(const FunctionDecl &F, const ASTContext &Context) {
  static const llvm::Regex Limit(LimitNames, llvm::Regex::IgnoreCase);
  return contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *B = dyn_cast<BinaryOperator>(&S);
    return B && B->isRelationalOp() &&
           Limit.match(
               text::of(*B, Context.getSourceManager(), Context.getLangOpts()));
  });
}

} // namespace closecall
