//===- Spawned.cpp - Coroutines whose failure nobody hears of -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `co_spawn(executor, work(), detached)`: what the coroutine throws is thrown
// away, and what it refers to may be gone.  Said only of coroutines whose body
// is visible.
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/Compat.h"
#include "support/Walk.h"
#include "task/TaskFindings.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;
using closecall::obligation::strip;

namespace closecall::task {

namespace {

/// The argument `detached`; null if the call has another completion token.
const Expr *detachedToken(const CallExpr &Call) {
  for (const Expr *Argument : Call.arguments()) {
    const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(Argument));
    if (R && R->getDecl()->getIdentifier() &&
        R->getDecl()->getName() == "detached")
      return R;
  }
  return nullptr;
}

/// The coroutine that the call spawns, and its arguments.
struct Coroutine {
  const FunctionDecl *Body = nullptr;
  const CallExpr *Call = nullptr;
};

Coroutine coroutineOf(const CallExpr &Spawn) {
  for (const Expr *Argument : Spawn.arguments()) {
    const Expr *E = strip(Argument);
    const FunctionDecl *F = nullptr, *Definition = nullptr;
    const auto *Call = dyn_cast_or_null<CallExpr>(E);
    if (Call)
      F = Call->getDirectCallee();
    else if (const auto *L = dyn_cast_or_null<LambdaExpr>(E))
      F = L->getCallOperator();
    if (F && F->hasBody(Definition) &&
        isa<CoroutineBodyStmt>(Definition->getBody()))
      return {Definition, Call};
  }
  return {};
}

/// Whether the function waits, behind the spawn, for what it spawned.
bool runsAfterwards(const CallExpr &Spawn, const FunctionDecl &F,
                    const SourceManager &SM) {
  return contains(F.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const CXXMethodDecl *M = Call ? Call->getMethodDecl() : nullptr;
    if (!M || !M->getIdentifier() ||
        SM.isBeforeInTranslationUnit(Call->getBeginLoc(), Spawn.getBeginLoc()))
      return false;
    const llvm::StringRef Name = M->getName();
    return compat::startsWith(Name, "run") || Name == "join" ||
           Name == "wait" || Name == "get";
  });
}

/// The parameter by which the coroutine refers to what goes before it; null if
/// there is none.
const ParmVarDecl *danglingParameter(const Coroutine &C, bool SpawnerWaits) {
  if (!C.Call)
    return nullptr;
  for (unsigned I = 0; I < C.Call->getNumArgs() && I < C.Body->getNumParams();
       ++I) {
    const ParmVarDecl *Parameter = C.Body->getParamDecl(I);
    if (!Parameter->getType()->isReferenceType())
      continue;
    const Expr *Argument = C.Call->getArg(I);
    const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(Argument));
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    const bool Temporary =
        isa<MaterializeTemporaryExpr>(Argument->IgnoreParenImpCasts());
    const bool Local = V && V->hasLocalStorage() &&
                       !V->getType()->isReferenceType() && !SpawnerWaits;
    if (Temporary || Local)
      return Parameter;
  }
  return nullptr;
}

/// Nothing if the type cannot be copied, or if the function is declared
/// elsewhere, too.
std::vector<FixItHint> withoutReference(const ParmVarDecl &P) {
  const auto Type =
      P.getTypeSourceInfo()->getTypeLoc().getAs<ReferenceTypeLoc>();
  const auto *F = cast<FunctionDecl>(P.getDeclContext());
  const CXXRecordDecl *Class =
      P.getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (!Type || Type.getSigilLoc().isMacroID() || !F->isFirstDecl() ||
      F->getMostRecentDecl() != F || isInstantiated(*F) ||
      (Class && !Class->hasSimpleCopyConstructor()))
    return {};
  return {FixItHint::CreateRemoval(Type.getSigilLoc())};
}

} // namespace

Findings spawned(TaskUnit &U, const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier() || Callee->getName() != "co_spawn")
    return {};
  const Expr *Token = detachedToken(Call);
  const Coroutine C = Token ? coroutineOf(Call) : Coroutine();
  if (!C.Body)
    return {};
  ASTContext &Context = U.context();
  const SourceManager &SM = Context.getSourceManager();
  const FunctionDecl *Around = U.functionAround(Call);
  const bool Waits = Around && runsAfterwards(Call, *Around, SM);
  const std::string Name =
      C.Call ? "'" + C.Body->getNameAsString() + "'" : "the coroutine";
  const SourceLocation Loc = SM.getExpansionLoc(Call.getBeginLoc());
  Findings All;
  if (const ParmVarDecl *P = danglingParameter(C, Waits)) {
    Finding Found;
    Found.At = Loc;
    Found.Message = Name +
                    " runs on without anybody to wait for it; its "
                    "parameter '" +
                    P->getNameAsString() +
                    "' refers to what may be gone by then";
    Note Advice{P->getLocation(), "take it by value", withoutReference(*P)};
    Found.Notes.push_back(std::move(Advice));
    All.push_back(std::move(Found));
  }
  if (contains(C.Body->getBody(), Closures::Leave,
               [](const Stmt &S) { return isa<CXXTryStmt>(S); }))
    return All;
  Finding Found;
  Found.At = Loc;
  Found.Message =
      "what " + Name + " throws is thrown away; nobody hears of its failure";
  Note Advice{Token->getBeginLoc(),
              "pass a handler that looks at the exception instead of "
              "'detached'",
              {}};
  if (!Token->getBeginLoc().isMacroID() && !Token->getEndLoc().isMacroID())
    Advice.Edits.push_back(FixItHint::CreateReplacement(
        Token->getSourceRange(), "[](std::exception_ptr error) { if (error) "
                                 "std::rethrow_exception(error); }"));
  Found.Notes.push_back(std::move(Advice));
  All.push_back(std::move(Found));
  return All;
}

} // namespace closecall::task
