//===- ThreadRoutine.cpp - Code that exceptions cannot leave --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/ThreadRoutine.h"
#include "support/Bases.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace closecall {

namespace {

/// How many callers are followed.
constexpr unsigned MaxDepth = 2;

bool isTry(const Stmt &S) { return isa<CXXTryStmt>(S); }

bool isNamedLikeThread(const NamedDecl &D) {
  return D.getIdentifier() && D.getName().contains_insensitive("thread");
}

/// Who runs a function, as the code shows it.
class Runners : public FunctionVisitor<Runners> {
public:
  explicit Runners(const FunctionDecl &F) : F(*F.getCanonicalDecl()) {}

  bool ByThread = false;
  llvm::SmallPtrSet<const FunctionDecl *, 8> Callers;

  bool shouldVisitLambdaBody() const { return true; }

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return true;
    if (Callee->getCanonicalDecl() == &F && In && !isInTry())
      Callers.insert(In->getCanonicalDecl());
    if (Callee->isExternC() || isNamedLikeThread(*Callee))
      for (const Expr *Argument : Call->arguments())
        ByThread |= runsIt(Argument);
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Made) {
    if (isNamedLikeThread(*Made->getConstructor()->getParent()))
      for (const Expr *Argument : Made->arguments())
        ByThread |= runsIt(Argument);
    return true;
  }

  bool TraverseCXXTryStmt(CXXTryStmt *Try) {
    ++Tries;
    const bool Go = FunctionVisitor<Runners>::TraverseCXXTryStmt(Try);
    --Tries;
    return Go;
  }

private:
  bool isInTry() const { return Tries > 0; }

  /// `f`, `&C::f`, `std::bind(&C::f, this)`, a closure that is the function or
  /// calls it without a `try`.
  bool runsIt(const Expr *Argument) const {
    if (!Argument)
      return false;
    bool Handles = false;
    const bool Names = contains(Argument, Closures::Enter, [&](const Stmt &S) {
      Handles |= isTry(S);
      const auto *L = dyn_cast<LambdaExpr>(&S);
      if (L && L->getCallOperator()->getCanonicalDecl() == &F)
        return true;
      const ValueDecl *D = nullptr;
      if (const auto *R = dyn_cast<DeclRefExpr>(&S))
        D = R->getDecl();
      else if (const auto *M = dyn_cast<MemberExpr>(&S))
        D = M->getMemberDecl();
      return D && D->getCanonicalDecl() == &F;
    });
    return Names && !Handles;
  }

  const FunctionDecl &F;
  unsigned Tries = 0;
};

/// `run` of a class derived from QThread, `Entry` of one from wxThread.
bool isRunByItsClass(const FunctionDecl &F) {
  static const llvm::Regex Runs("^(run|Run|entry|Entry|main|Main|body|execute|"
                                "Execute|threadMain|thread_main|doWork)$");
  const auto *M = dyn_cast<CXXMethodDecl>(&F);
  return M && M->isVirtual() && M->getIdentifier() &&
         Runs.match(M->getName()) &&
         fitsOrDerives(*M->getParent(), [](const RecordDecl &R) {
           return isNamedLikeThread(R);
         });
}

bool endsTheProgramByThrowing(const FunctionDecl &F, const ASTContext &Context,
                              unsigned Depth) {
  if (isRunByItsClass(F))
    return true;
  Runners Seen(F);
  visitUserCode(Seen, Context);
  return Seen.ByThread ||
         (Depth && llvm::any_of(Seen.Callers, [&](const FunctionDecl *Caller) {
            return Caller != F.getCanonicalDecl() &&
                   endsTheProgramByThrowing(*Caller, Context, Depth - 1);
          }));
}

class Exceptions : public RecursiveASTVisitor<Exceptions> {
public:
  bool Seen = false;
  bool VisitCXXThrowExpr(CXXThrowExpr * /*E*/) { return !(Seen = true); }
  bool VisitCXXTryStmt(CXXTryStmt * /*S*/) { return !(Seen = true); }
};

} // namespace

bool endsTheProgramByThrowing(const FunctionDecl &F,
                              const ASTContext &Context) {
  return endsTheProgramByThrowing(F, Context, MaxDepth);
}

bool usesExceptions(const ASTContext &Context) {
  Exceptions Visitor;
  visitUserCode(Visitor, Context);
  return Visitor.Seen;
}

} // namespace closecall
