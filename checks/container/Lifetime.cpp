//===- Lifetime.cpp - When a piece of code runs ---------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "container/Lifetime.h"
#include "container/FilledOnce.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

bool isEndlessLoop(const Stmt &S, const ASTContext &Context) {
  const auto *For = dyn_cast<ForStmt>(&S);
  const auto *While = dyn_cast<WhileStmt>(&S);
  if (!For && !While)
    return false;
  const Expr *Condition = For ? For->getCond() : While->getCond();
  bool Value = false;
  return !Condition ||
         (!Condition->isValueDependent() &&
          Condition->EvaluateAsBooleanCondition(Value, Context) && Value);
}

namespace {

constexpr unsigned MaxDepth = 4;
constexpr char SetupNames[] =
    "(^|_)(init|initiali[sz]e|setup|set_up|configure|register|load_config)(_|$)"
    "|"
    "^([Ii]nit|[Ii]nitiali[sz]e|[Ss]etup|[Cc]onfigure|[Rr]egister)($|[A-Z])|"
    "(Init|Config|Options|Settings)$";

bool isInClosure(const Stmt *S, const ParentMap &Parents) {
  for (; S; S = Parents.getParent(S))
    if (isa<LambdaExpr>(S))
      return true;
  return false;
}

/// Whether \p At, in main, is what goes on as long as the program: in an
/// endless loop, or a function that a loop calls.
bool isInMainLoop(const Stmt *At, bool Called, const ParentMap &Parents,
                  const ASTContext &Context) {
  for (const Stmt *S = At; S; S = Parents.getParent(S)) {
    if (Called && isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S))
      return true;
    if (isEndlessLoop(*S, Context))
      return true;
  }
  return false;
}

/// Whether \p Holds for the function, or for all that call it, none of which is
/// out of sight.
template <typename Test>
bool holdsForRoots(const FunctionDecl &F, const Stmt *At, UseIndex &Index,
                   unsigned Depth, Test Holds) {
  if (isInClosure(At, Index.parents(F)))
    return false;
  if (Holds(F, At))
    return true;
  if (Depth > MaxDepth || F.isDependentContext() ||
      !isInternal(F, Index.Context))
    return false;
  const llvm::ArrayRef<Use> Calls = Index.of(F);
  return !Calls.empty() && llvm::all_of(Calls, [&](const Use &U) {
    if (!U.In || U.In == &F)
      return false;
    const ParentMap &Parents = Index.parents(*U.In);
    const Stmt *Up = Parents.getParent(U.E);
    while (isa_and_nonnull<CastExpr>(Up))
      Up = Parents.getParent(Up);
    const auto *Call = dyn_cast_or_null<CallExpr>(Up);
    return Call && Call->getCallee()->IgnoreParenImpCasts() == U.E &&
           holdsForRoots(*U.In, Call, Index, Depth + 1, Holds);
  });
}

/// Whether nothing but its definition declares it: a header would.
template <typename D>
bool declaredOnlyHere(const D &Declared, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  for (const auto *One : Declared.redecls())
    if (!SM.isInMainFile(SM.getExpansionLoc(One->getLocation())))
      return false;
  return true;
}

} // namespace

/// `registerDriver`, `init_tables`: by their names, they run at the start.
static bool setsUp(const FunctionDecl &F) {
  static const llvm::Regex Name(SetupNames);
  return F.getIdentifier() && Name.match(F.getName());
}

bool runsOnce(const FunctionDecl &F, const Stmt *At, const ValueDecl &Container,
              UseIndex &Index) {
  const auto Holds = [&](const FunctionDecl &In, const Stmt *S) {
    return setsUp(In) || isa<CXXConstructorDecl, CXXDestructorDecl>(In) ||
           isFilledOnce(Container, In, S, Index) ||
           (In.isMain() &&
            !isInMainLoop(S, &In != &F, Index.parents(In), Index.Context));
  };
  return isFilledOnce(Container, F, At, Index) ||
         holdsForRoots(F, At, Index, 0, Holds);
}

bool runsAtEnds(const FunctionDecl &F, const Stmt *At,
                const ValueDecl &Container, UseIndex &Index) {
  // Of its own class: what another object takes out as it goes, the container
  // does not outlive.
  const auto *Field = dyn_cast<FieldDecl>(&Container);
  const auto IsEnd = [&](const FunctionDecl &In, const Stmt *) {
    return isa<CXXConstructorDecl, CXXDestructorDecl>(In) &&
           cast<CXXMethodDecl>(In).getParent()->getCanonicalDecl() ==
               Field->getParent()->getCanonicalDecl();
  };
  return Field && holdsForRoots(F, At, Index, 0, IsEnd);
}

/// Whether what is written is part of a variable with static storage.
bool isPartOfStatic(const Expr *E) {
  while (E) {
    E = E->IgnoreParenCasts();
    if (const auto *M = dyn_cast<MemberExpr>(E)) {
      E = M->getBase();
    } else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E)) {
      E = A->getBase();
    } else {
      const auto *R = dyn_cast<DeclRefExpr>(E);
      const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
      return V && V->hasGlobalStorage() && !V->getType()->isReferenceType();
    }
  }
  return false;
}

bool isInternal(const FunctionDecl &F, const ASTContext &Context) {
  if (const auto *M = dyn_cast<CXXMethodDecl>(&F))
    return (M->getAccess() == AS_private || !M->isExternallyVisible()) &&
           !M->isVirtual();
  return !F.isMain() &&
         (!F.isExternallyVisible() || declaredOnlyHere(F, Context));
}

bool isInternal(const VarDecl &V, const ASTContext &Context) {
  if (!V.isExternallyVisible())
    return true;
  for (const VarDecl *D : V.redecls())
    if (!D->isThisDeclarationADefinition(const_cast<ASTContext &>(Context)))
      return false;
  return V.isInline() || declaredOnlyHere(V, Context);
}

} // namespace closecall
