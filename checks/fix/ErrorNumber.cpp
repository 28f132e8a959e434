//===- ErrorNumber.cpp - Who reads errno ----------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "fix/ErrorNumber.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace closecall {

/// Calls are followed into bodies this deep.
constexpr unsigned MaxDepth = 3;

/// `errno` itself, and `perror`.
static bool asksErrno(const FunctionDecl &F) {
  return isErrnoLocation(F) || (F.getIdentifier() && F.getName() == "perror");
}

/// `syslog(LOG_ERR, "cannot open: %m")`
static bool formatsErrno(const CallExpr &Call) {
  return llvm::any_of(Call.arguments(), [](const Expr *A) {
    const auto *Text = dyn_cast<StringLiteral>(A->IgnoreParenImpCasts());
    return Text && Text->getCharByteWidth() == 1 &&
           Text->getString().contains("%m");
  });
}

static bool reads(const Stmt *Code, unsigned Depth);

static bool bodyReads(const FunctionDecl *F, unsigned Depth) {
  const FunctionDecl *Defined = nullptr;
  if (!F || !F->hasBody(Defined) || Depth == MaxDepth)
    return false;
  if (const auto *Made = dyn_cast<CXXConstructorDecl>(Defined))
    for (const CXXCtorInitializer *I : Made->inits())
      if (reads(I->getInit(), Depth + 1))
        return true;
  return reads(Defined->getBody(), Depth + 1);
}

static bool reads(const Stmt *Code, unsigned Depth) {
  return contains(Code, Closures::Leave, [&](const Stmt &S) {
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(&S))
      return reads(Default->getExpr(), Depth);
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(&S))
      return reads(Default->getExpr(), Depth);
    if (const auto *Made = dyn_cast<CXXConstructExpr>(&S))
      return bodyReads(Made->getConstructor(), Depth);
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && (asksErrno(*Callee) || formatsErrno(*Call) ||
                      bodyReads(Callee, Depth));
  });
}

bool readsErrno(const Stmt &Code) { return reads(&Code, 0); }

bool canNameErrno(const ASTContext &Context) {
  return Context.Idents.get("errno").hasMacroDefinition();
}

} // namespace closecall
