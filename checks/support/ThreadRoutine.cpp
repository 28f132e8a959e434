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
#include "llvm/Support/Regex.h"
#include <utility>
#include <vector>

using namespace clang;

namespace closecall {

/// How many callers are followed.
static constexpr unsigned MaxDepth = 2;

static bool isNamedLikeThread(const NamedDecl &D) {
  return D.getIdentifier() && D.getName().contains_insensitive("thread");
}

/// Reads all code of the translation unit.
class ThreadRoutines::Reader : public FunctionVisitor<Reader> {
public:
  explicit Reader(ThreadRoutines &Into) : Into(Into) {}

  bool shouldVisitLambdaBody() const { return true; }

  bool VisitCXXThrowExpr(CXXThrowExpr * /*E*/) {
    return Into.Exceptions = true;
  }

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return true;
    if (In && Tries == 0)
      Into.Callers[Callee->getCanonicalDecl()].insert(In->getCanonicalDecl());
    if (Callee->isExternC() || isNamedLikeThread(*Callee))
      for (const Expr *Argument : Call->arguments())
        give(Argument);
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Made) {
    if (isNamedLikeThread(*Made->getConstructor()->getParent()))
      for (const Expr *Argument : Made->arguments())
        give(Argument);
    return true;
  }

  bool TraverseCXXTryStmt(CXXTryStmt *Try) {
    Into.Exceptions = true;
    ++Tries;
    const bool Go = FunctionVisitor<Reader>::TraverseCXXTryStmt(Try);
    --Tries;
    return Go;
  }

private:
  /// `f`, `&C::f`, `std::bind(&C::f, this)`, a closure, and what it calls
  /// without a `try`.
  void give(const Expr *Argument) {
    std::vector<const FunctionDecl *> Named;
    const auto Name = [&](const Decl *D) {
      if (const auto *F = dyn_cast_or_null<FunctionDecl>(D))
        Named.push_back(F->getCanonicalDecl());
    };
    const bool Handles =
        contains(Argument, Closures::Enter, [&](const Stmt &S) {
          if (const auto *L = dyn_cast<LambdaExpr>(&S))
            Name(L->getCallOperator());
          else if (const auto *R = dyn_cast<DeclRefExpr>(&S))
            Name(R->getDecl());
          else if (const auto *M = dyn_cast<MemberExpr>(&S))
            Name(M->getMemberDecl());
          return isa<CXXTryStmt>(S);
        });
    if (!Handles)
      Into.Given.insert(Named.begin(), Named.end());
  }

  ThreadRoutines &Into;
  unsigned Tries = 0;
};

void ThreadRoutines::read() {
  if (std::exchange(IsRead, true))
    return;
  Reader All(*this);
  visitUserCode(All, Context);
}

/// `run` of a class derived from QThread, `Entry` of one from wxThread.
static bool isRunByItsClass(const FunctionDecl &F) {
  static const llvm::Regex Runs("^(run|Run|entry|Entry|main|Main|body|execute|"
                                "Execute|threadMain|thread_main|doWork)$");
  const auto *M = dyn_cast<CXXMethodDecl>(&F);
  return M && M->isVirtual() && M->getIdentifier() &&
         Runs.match(M->getName()) &&
         fitsOrDerives(*M->getParent(), [](const RecordDecl &R) {
           return isNamedLikeThread(R);
         });
}

bool ThreadRoutines::endsTheProgramByThrowing(const FunctionDecl &F,
                                              unsigned Depth) const {
  if (isRunByItsClass(F) || Given.count(F.getCanonicalDecl()))
    return true;
  const auto Who = Callers.find(F.getCanonicalDecl());
  return Depth && Who != Callers.end() &&
         llvm::any_of(Who->second, [&](const FunctionDecl *Caller) {
           return Caller != F.getCanonicalDecl() &&
                  endsTheProgramByThrowing(*Caller, Depth - 1);
         });
}

bool ThreadRoutines::endsTheProgramByThrowing(const FunctionDecl &F) {
  read();
  return endsTheProgramByThrowing(F, MaxDepth);
}

bool ThreadRoutines::usesExceptions() {
  read();
  return Exceptions;
}

} // namespace closecall
