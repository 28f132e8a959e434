//===- Occasion.cpp - How often a task is started -------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/Occasion.h"
#include "obligation/AccessPath.h"
#include "support/Walk.h"
#include "task/Routine.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall::task {

bool isGivenEachTime(const VarDecl &V) {
  static const llvm::Regex Once("^(start|init|initialize|setup|set_up|open|"
                                "listen|enable|load|launch)($|_|[A-Z])");
  if (V.getType().getNonReferenceType()->isAnyPointerType())
    return false;
  const auto *F = isa<ParmVarDecl>(V)
                      ? dyn_cast<FunctionDecl>(V.getDeclContext())
                      : nullptr;
  return V.isCXXForRangeDecl() ||
         (F && !isa<CXXConstructorDecl>(F) && !F->isMain() &&
          !(F->getIdentifier() && Once.match(F->getName())));
}

bool isInOpenLoop(const Expr &E, const ParentMap &Parents,
                  const ASTContext &Context) {
  for (const Stmt *Up = &E; Up && !isa<LambdaExpr>(Up);
       Up = Parents.getParent(Up)) {
    const auto *For = dyn_cast<ForStmt>(Up);
    const auto *Do = dyn_cast<DoStmt>(Up); // `do { } while (0)` is none
    if (isa<WhileStmt>(Up) || (For && !(For->getCond() && For->getInc())) ||
        (Do && !obligation::constantOf(Do->getCond(), Context)))
      return true;
  }
  return false;
}

bool beginsOrEnds(const FunctionDecl &F) {
  static const llvm::Regex Name(
      "^(start|Start|init|Init|initialize|Initialize|setup|Setup|set_up|SetUp|"
      "open|Open|listen|Listen|enable|Enable|load|Load|launch|Launch|begin|"
      "Begin|stop|Stop|shutdown|Shutdown|close|Close|destroy|Destroy|exit|"
      "Exit)($|_|[A-Z])|^([rR]un|[eE]xec)$|_(init|start|setup|open|launch|run|"
      "stop|shutdown|close|destroy|exit)($|_)|"
      "[a-z](Init|Start|Setup|Open|Launch|Stop|Shutdown|Close)($|[A-Z])");
  return isa<CXXConstructorDecl, CXXDestructorDecl>(F) || F.isMain() ||
         (F.getIdentifier() && Name.match(F.getName()));
}

/// Whether the function works in `for (;;)` or `while (true)`, though something
/// may break the loop.
static bool worksInALoop(const FunctionDecl &F, const ASTContext &Context) {
  return contains(F.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *For = dyn_cast<ForStmt>(&S);
    const auto *While = dyn_cast<WhileStmt>(&S);
    const Expr *Condition = For     ? For->getCond()
                            : While ? While->getCond()
                                    : nullptr;
    return (For && !Condition) ||
           (Condition && !Condition->isValueDependent() &&
            obligation::constantOf(Condition, Context).value_or(0) != 0);
  });
}

/// The visible function that a call of C is given to run.
static const FunctionDecl *routineGiven(const obligation::CallView &Start) {
  for (unsigned N = 1; N <= Start.size(); ++N) {
    const ParmVarDecl *Parameter = Start.parameter(N);
    if (!Parameter || !(Parameter->getType()->isFunctionPointerType() ||
                        Parameter->getType()->isFunctionType()))
      continue;
    const FunctionDecl *Definition = nullptr;
    const FunctionDecl *F = routineOf(Start.argument(N));
    return F && F->hasBody(Definition) ? Definition : nullptr;
  }
  return nullptr;
}

bool startsForGood(const obligation::CallView &Start, const FunctionDecl &F,
                   const ParentMap &Parents, const ASTContext &Context) {
  const FunctionDecl *Routine = routineGiven(Start);
  if (!Routine || !worksInALoop(*Routine, Context) ||
      isInOpenLoop(*Start.E, Parents, Context))
    return false;
  if (beginsOrEnds(F))
    return true;
  // The handle is the first argument, where it is not what is given back.
  for (unsigned N = 2; N <= Start.size(); ++N)
    if (contains(Start.argument(N), Closures::Leave, [](const Stmt &S) {
          const auto *R = dyn_cast<DeclRefExpr>(&S);
          const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
          return V && V->hasLocalStorage();
        }))
      return false;
  return true;
}

} // namespace closecall::task
