//===- Owners.cpp - Local owners that give up what they hold --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is given to an owner is its business; after `owner.release()` it is
// somebody's duty again.
//
//===----------------------------------------------------------------------===//

#include "obligation/Program.h"
#include "obligation/Simulator.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using closecall::catalogue::Fact;
using closecall::catalogue::Place;

namespace closecall::obligation {

bool Program::givesUp(const CXXMethodDecl &Release) {
  const IdentifierInfo *Name = Release.getIdentifier();
  if (!Name || Name->getName() != "release" || Release.getNumParams() != 0)
    return false;
  if (isInStd(Release))
    return true;
  const FunctionDecl *Definition = nullptr;
  return Release.hasBody(Definition) &&
         !contains(Definition->getBody(), Closures::Enter, [&](const Stmt &S) {
           const auto *Call = dyn_cast<CallExpr>(&S);
           return Call && (!Call->getDirectCallee() ||
                           llvm::any_of(callee(Call->getDirectCallee()).Facts,
                                        [](const Fact &F) {
                                          return F.K == Fact::Closes;
                                        }));
         });
}

std::optional<Opening> Program::released(const CallView &Call) {
  const auto *Release = dyn_cast<CXXMethodDecl>(Call.Callee);
  const auto *Name =
      Call.Object ? dyn_cast<DeclRefExpr>(strip(Call.Object)) : nullptr;
  const auto *Owner = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  if (!Release || !Owner || !Owner->hasLocalStorage() || !Owner->getInit() ||
      !givesUp(*Release))
    return std::nullopt;
  const Expr *Made = strip(Owner->getInit());
  while (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Made)) {
    if (Construct->getNumArgs() == 0)
      return std::nullopt;
    Made = strip(Construct->getArg(0));
  }
  const std::optional<CallView> Inner =
      Made ? CallView::of(Made) : std::nullopt;
  if (!Inner || Release->getReturnType().getCanonicalType() !=
                    Made->getType().getCanonicalType())
    return std::nullopt;
  for (const Opening &O : openingsAt(*Inner))
    if (O.Gives.K == Place::Return && !O.OnlyIf) {
      Opening Again = O;
      Again.Call = Call;
      Again.Row = nullptr;
      Again.Inner = Made;
      return Again;
    }
  return std::nullopt;
}

/// The local variable whose object the call makes; null for other calls.
const VarDecl *Simulator::madeBy(const CallView &Call) const {
  const auto *Declares =
      Call.Construction
          ? dyn_cast_or_null<DeclStmt>(M.Parents->getParentIgnoreParenImpCasts(
                const_cast<Expr *>(Call.E)))
          : nullptr;
  const auto *V = Declares && Declares->isSingleDecl()
                      ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                      : nullptr;
  return V && V->hasLocalStorage() && !V->getType()->isReferenceType()
             ? V
             : nullptr;
}

/// Whether \p V has a method that gives up a \p Client, and only its methods
/// are ever used: nobody else moves the client out of it.
bool Simulator::mayGiveUp(const VarDecl &V, QualType Client) const {
  const CXXRecordDecl *Class = V.getType()->getAsCXXRecordDecl();
  if (!Class || llvm::none_of(Class->methods(), [&](const CXXMethodDecl *Each) {
        return P.givesUp(*Each) && P.context().hasSameUnqualifiedType(
                                       Each->getReturnType(), Client);
      }))
    return false;
  return !contains(M.Function->getBody(), Closures::Enter, [&](const Stmt &S) {
    if (const auto *L = dyn_cast<LambdaExpr>(&S))
      return llvm::any_of(L->captures(), [&](const LambdaCapture &C) {
        return C.capturesVariable() && C.getCapturedVar() == &V;
      });
    const auto *Name = dyn_cast<DeclRefExpr>(&S);
    return Name && Name->getDecl() == &V &&
           !isa_and_nonnull<MemberExpr, CXXOperatorCallExpr>(
               M.Parents->getParentIgnoreParenImpCasts(
                   const_cast<DeclRefExpr *>(Name)));
  });
}

/// `owner o(fd)` and `o.reset(fd)` have the client until `o.release()`.
void Simulator::passOwner(State &S, const State &Before, const CallView &Call) {
  const auto *Object =
      Call.Object ? dyn_cast<DeclRefExpr>(strip(Call.Object)) : nullptr;
  const VarDecl *V =
      Object ? dyn_cast<VarDecl>(Object->getDecl()) : madeBy(Call);
  if (!Site || !V || !Call.Callee || S.Type != Typestate::HandedOver)
    return;
  const PathId Owner = M.Paths.variable(V);
  if (Before.Type == Typestate::Open) {
    const Expr *Client = Call.argument(1);
    if (!Client || denotes(Before, Client) != Denotes::Client ||
        !V->hasLocalStorage() || !mayGiveUp(*V, Client->getType()))
      return;
    for (const PathId A : Before.Aliases)
      if (const VarDecl *Names = M.Paths.variableOf(A);
          Names && M.Paths.variable(Names) == A && !M.Paths.outlives(A))
        S.Named.push_back(A);
    // `owner o(open())` makes `o.release()` an opening call.
    S.Holder = S.Named.empty() ? 0 : Owner;
    R.EverHandedOver = true;
    return;
  }
  if (S.Holder != Owner)
    return;
  const auto *Method = dyn_cast<CXXMethodDecl>(Call.Callee);
  const bool Released = Method && P.givesUp(*Method);
  if (!Released && Method && Method->isConst())
    return;
  const auto Named = std::move(S.Named);
  S.Holder = 0;
  S.Named.clear();
  if (!Released)
    return;
  S.Type = Typestate::Open;
  S.Owner = NewOwner::Nobody;
  for (const PathId A : Named)
    S.addAlias(A);
  S.addAlias(M.Paths.temporary(Call.E));
  S.Store.set(M.Paths.temporary(Call.E), Site->Client);
}

} // namespace closecall::obligation
