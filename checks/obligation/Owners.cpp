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

/// Whether \p E asks the owner for the client without taking it: `owner.get()`,
/// `*owner`.
static bool asksFor(Program &P, const Expr *E, const VarDecl &Owner,
                    QualType Client) {
  const std::optional<CallView> Call =
      E ? CallView::of(strip(E)) : std::nullopt;
  const auto *Name = Call && Call->Object
                         ? dyn_cast<DeclRefExpr>(strip(Call->Object))
                         : nullptr;
  const auto *Method =
      Name ? dyn_cast_or_null<CXXMethodDecl>(Call->Callee) : nullptr;
  return Method && Name->getDecl() == &Owner && !P.givesUp(*Method) &&
         Call->E->getType().getCanonicalType() == Client;
}

/// Whether the owner's function shows a client of \p Of that the owner has to
/// somebody who may keep it: `if (!take(owner.get())) return; owner.release();`
static bool isShown(Program &P, const VarDecl &Owner, QualType Client,
                    const catalogue::Client &Of) {
  const auto *F = dyn_cast<FunctionDecl>(Owner.getDeclContext());
  unsigned Asked = 0, Lent = 0;
  const ClientProtocol Rules(Of.Owner);
  const auto Asks = [&](const Expr *E) { return asksFor(P, E, Owner, Client); };
  contains(F ? F->getBody() : nullptr, Closures::Enter, [&](const Stmt &S) {
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(&S))
      Lent += Cast->getCastKind() == CK_PointerToBoolean &&
              Asks(Cast->getSubExpr());
    if (const auto *B = dyn_cast<BinaryOperator>(&S); B && B->isComparisonOp())
      Lent += Asks(B->getLHS()) + Asks(B->getRHS());
    const auto *E = dyn_cast<Expr>(&S);
    const std::optional<CallView> Call =
        E && E == strip(E) ? CallView::of(E) : std::nullopt;
    if (!Call)
      return false;
    Asked += Asks(E);
    for (unsigned N = 1; N <= Call->size(); ++N)
      Lent += Asks(Call->argument(N)) &&
              Rules.treat(P, *Call, N, Denotes::Client).K == Treatment::Borrows;
    return false;
  });
  return Asked > Lent;
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
    if (O.Gives.K == Place::Return && !O.OnlyIf &&
        !isShown(*this, *Owner, Made->getType().getCanonicalType(), *O.Of)) {
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
  const auto IsOtherUse = [&](const Stmt &S) {
    if (const auto *L = dyn_cast<LambdaExpr>(&S))
      return llvm::any_of(L->captures(), [&](const LambdaCapture &C) {
        return C.capturesVariable() && C.getCapturedVar() == &V;
      });
    const auto *Name = dyn_cast<DeclRefExpr>(&S);
    return Name && Name->getDecl() == &V &&
           !isa_and_nonnull<MemberExpr, CXXOperatorCallExpr>(
               M.Parents->getParentIgnoreParenImpCasts(
                   const_cast<DeclRefExpr *>(Name)));
  };
  const auto [It, New] = M.Known.OnlyAsked.try_emplace(&V);
  if (New)
    It->second = !contains(M.Function->getBody(), Closures::Enter, IsOtherUse);
  return It->second;
}

/// Whether \p E names what the holder has: a variable, or `owner.get()`.
bool Simulator::namesHeld(const State &S, const Expr *E) {
  E = strip(E);
  if (const auto *List = dyn_cast_or_null<InitListExpr>(E))
    return llvm::any_of(List->inits(),
                        [&](const Expr *Init) { return namesHeld(S, Init); });
  const auto *Get = dyn_cast_or_null<CXXMemberCallExpr>(E);
  if (!Get || Get->getType()->isBooleanType())
    return llvm::is_contained(S.Named, M.Paths.of(E));
  const CXXMethodDecl *Method = Get->getMethodDecl();
  return Method && !P.givesUp(*Method) &&
         M.Paths.of(Get->getImplicitObjectArgument()) == S.Holder;
}

/// Whether somebody else may have what the holder has after the event: that it
/// gives it up does not make it anybody's duty then.
bool Simulator::sharesHeld(const State &S, const Event &E) {
  switch (E.K) {
  case Event::Call: {
    const CallView &Call = M.Calls[E.Index];
    for (unsigned N = 0; N <= Call.size(); ++N)
      if (namesHeld(S, Call.argument(N)) &&
          Rules.treat(P, Call, N, Denotes::Client).K != Treatment::Borrows)
        return true;
    return false;
  }
  case Event::Assign:
  case Event::Declare:
    return namesHeld(S, E.RHS);
  case Event::Capture:
    return llvm::any_of(
        cast<LambdaExpr>(E.S)->captures(), [&](const LambdaCapture &C) {
          const auto *V = C.capturesVariable()
                              ? dyn_cast<VarDecl>(C.getCapturedVar())
                              : nullptr;
          return V && llvm::is_contained(S.Named, M.Paths.variable(V));
        });
  default:
    return false;
  }
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
  const auto Named = S.Named;
  S.forgetHolder();
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
