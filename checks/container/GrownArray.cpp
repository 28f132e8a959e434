//===- GrownArray.cpp - Arrays that realloc enlarges ----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/GrownArray.h"
#include "support/Walk.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace closecall {

namespace {

using Variables = llvm::SmallPtrSet<const VarDecl *, 4>;

const VarDecl *variable(const Expr *E) {
  const auto *R = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
  return R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
}

llvm::StringRef calleeName(const CallExpr &Call) {
  const FunctionDecl *F = Call.getDirectCallee();
  return F && F->getIdentifier() ? F->getName() : "";
}

bool isRealloc(const CallExpr &Call) {
  const llvm::StringRef Name = calleeName(Call);
  return (Name == "realloc" || Name == "reallocarray" || Name == "g_realloc" ||
          Name == "g_realloc_n" || Name == "xrealloc") &&
         Call.getNumArgs() >= 2;
}

/// Functions that leave the elements where they are.
bool leavesElements(llvm::StringRef Name) {
  return Name == "qsort" || Name == "bsearch" || Name == "memcpy" ||
         Name == "memset" || Name == "lfind";
}

void addVariables(const Stmt *S, Variables &Found) {
  contains(S, Closures::Enter, [&](const Stmt &Part) {
    if (const auto *R = dyn_cast<DeclRefExpr>(&Part))
      if (const auto *V = dyn_cast<VarDecl>(R->getDecl());
          V && V->hasGlobalStorage())
        Found.insert(V->getCanonicalDecl());
    return false;
  });
}

/// Whether \p E is the result of realloc, directly or by a variable.
bool isEnlarged(const Expr *E, const FunctionDecl &In) {
  E = E->IgnoreParenCasts();
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return isRealloc(*Call);
  const VarDecl *V = variable(E);
  if (!V || !V->hasLocalStorage())
    return false;
  const auto IsCall = [](const Expr *From) {
    const auto *Call =
        From ? dyn_cast<CallExpr>(From->IgnoreParenCasts()) : nullptr;
    return Call && isRealloc(*Call);
  };
  return IsCall(V->getInit()) ||
         contains(In.getBody(), Closures::Enter, [&](const Stmt &S) {
           const auto *B = dyn_cast<BinaryOperator>(&S);
           return B && B->getOpcode() == BO_Assign &&
                  variable(B->getLHS()) == V && IsCall(B->getRHS());
         });
}

class ArrayCollector {
public:
  ArrayCollector(const VarDecl &Array, UseIndex &Index)
      : Array(Array), Index(Index) {}

  ContainerUses run();
  Variables counters();

private:
  void judge(const Use &U);
  void judgeCounter(const VarDecl &Counter);

  const VarDecl &Array;
  UseIndex &Index;
  ContainerUses Found;
};

void ArrayCollector::judge(const Use &U) {
  if (!U.In) {
    Found.OutOfReach = true;
    return;
  }
  const ParentMap &Parents = Index.parents(*U.In);
  const Stmt *E = U.E;
  const Stmt *Up = Parents.getParent(E);
  while (isa_and_nonnull<CastExpr, ParenExpr>(Up)) {
    E = Up;
    Up = Parents.getParent(Up);
  }
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Up)) {
    if (isRealloc(*Call) && Call->getArg(0) == E)
      Found.Growth.push_back({Call,
                              U.In,
                              Array.getNameAsString(),
                              true,
                              {},
                              calleeName(*Call).str()});
    else if (!leavesElements(calleeName(*Call)))
      Found.OutOfReach = true;
  } else if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up)) {
    if (B->isAssignmentOp() && B->getLHS() == E)
      Found.Shrinks |= !isEnlarged(B->getRHS(), *U.In);
    else if (B->isAssignmentOp())
      Found.OutOfReach = true;
  } else if (isa_and_nonnull<ArraySubscriptExpr>(Up)) {
    for (const Stmt *S = Up; S; S = Parents.getParent(S))
      Found.LooksUp |= isa<ForStmt, WhileStmt, DoStmt>(S);
  } else if (isa_and_nonnull<UnaryOperator>(Up)) {
    Found.OutOfReach |= cast<UnaryOperator>(Up)->getOpcode() == UO_AddrOf;
  } else if (!isa_and_nonnull<UnaryExprOrTypeTraitExpr, IfStmt>(Up)) {
    Found.OutOfReach = true;
  }
}

/// Whether fewer elements than before count, or there can only be so many.
void ArrayCollector::judgeCounter(const VarDecl &Counter) {
  for (const Use &U : Index.of(Counter)) {
    if (!U.In) {
      Found.OutOfReach = true;
      continue;
    }
    const ParentMap &Parents = Index.parents(*U.In);
    const Stmt *E = U.E;
    const Stmt *Up = Parents.getParent(E);
    while (isa_and_nonnull<CastExpr, ParenExpr>(Up)) {
      E = Up;
      Up = Parents.getParent(Up);
    }
    if (const auto *Op = dyn_cast_or_null<UnaryOperator>(Up)) {
      Found.Shrinks |= Op->isDecrementOp();
      Found.OutOfReach |= Op->getOpcode() == UO_AddrOf;
    } else if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up)) {
      Expr::EvalResult Value;
      const Expr *Other = B->getLHS() == E ? B->getRHS() : B->getLHS();
      const bool Constant = Other->EvaluateAsInt(Value, Index.Context);
      if (B->getOpcode() == BO_SubAssign ||
          (B->getOpcode() == BO_Assign && B->getLHS() == E && Constant &&
           Value.Val.getInt() == 0))
        Found.Shrinks = true;
      if (B->isComparisonOp() && Constant &&
          Value.Val.getInt().getExtValue() > 1)
        Found.Bounded = true;
    }
  }
}

Variables ArrayCollector::counters() {
  Variables Counters;
  for (const Use &U : Index.of(Array)) {
    if (!U.In)
      continue;
    const ParentMap &Parents = Index.parents(*U.In);
    const Stmt *Up = Parents.getParent(U.E);
    while (isa_and_nonnull<CastExpr, ParenExpr>(Up))
      Up = Parents.getParent(Up);
    if (const auto *Call = dyn_cast_or_null<CallExpr>(Up)) {
      if (isRealloc(*Call))
        for (unsigned I = 1; I < Call->getNumArgs(); ++I)
          addVariables(Call->getArg(I), Counters);
    } else if (const auto *A = dyn_cast_or_null<ArraySubscriptExpr>(Up)) {
      addVariables(A->getIdx(), Counters);
    }
  }
  Counters.erase(Array.getCanonicalDecl());
  return Counters;
}

ContainerUses ArrayCollector::run() {
  for (const Use &U : Index.of(Array)) {
    judge(U);
    if (U.In && !llvm::is_contained(Found.Functions, U.In))
      Found.Functions.push_back(U.In);
  }
  for (const VarDecl *Counter : counters())
    judgeCounter(*Counter);
  return std::move(Found);
}

} // namespace

const VarDecl *grownArray(const CallExpr &Realloc) {
  if (!isRealloc(Realloc))
    return nullptr;
  const VarDecl *V = variable(Realloc.getArg(0));
  if (!V || !V->hasGlobalStorage() || !V->getType()->isPointerType())
    return nullptr;
  // Of bytes and numbers, it is a buffer that is used again.
  const QualType Element = V->getType()->getPointeeType();
  return Element->isRecordType() || Element->isPointerType()
             ? V->getCanonicalDecl()
             : nullptr;
}

ContainerUses collectArrayUses(const VarDecl &Array, UseIndex &Index) {
  return ArrayCollector(Array, Index).run();
}

const VarDecl *elementCount(const VarDecl &Array, UseIndex &Index) {
  const Variables All = ArrayCollector(Array, Index).counters();
  return All.size() == 1 ? *All.begin() : nullptr;
}

} // namespace closecall
