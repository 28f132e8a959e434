//===- VisibleCallees.cpp - What visible functions do with a client -------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function whose body is known is summarised for the client that it is given:
// each way in which it can end goes on as a state of its own.
//
//===----------------------------------------------------------------------===//

#include "obligation/Simulator.h"
#include "support/Walk.h"

using namespace clang;

namespace closecall::obligation {

/// What the call's closure refers to of the client, or has a copy of.
llvm::SmallVector<GivenPlace, 1>
Simulator::captured(const State &S, const CallView &Call) const {
  llvm::SmallVector<GivenPlace, 1> Places;
  if (const CXXRecordDecl *Closure = closureOf(Call.Callee))
    for (const LambdaCapture &C : Closure->captures())
      if (C.capturesVariable() && holdsClient(S, C.getCapturedVar())) {
        GivenPlace G;
        G.Captured = dyn_cast<VarDecl>(C.getCapturedVar());
        G.ByAddress = C.getCaptureKind() == LCK_ByRef;
        if (G.Captured)
          findClient(S, G, M.Paths.variable(G.Captured));
        Places.push_back(std::move(G));
      }
  return Places;
}

/// The call runs a closure: what it does with a client that it captured.
void Simulator::callClosure(State &S, const CallView &Call, States &More) {
  const llvm::SmallVector<GivenPlace, 1> Places = captured(S, Call);
  if (Places.empty())
    return;
  if (Places.size() == 1 && Places.front().Whole &&
      M.CalledClosures.count(closureOf(Call.Callee)))
    giveToBody(S, Call, Places.front(), Denotes::Client, More);
  else
    S.handOver(NewOwner::Other);
}

/// What \p Call gives for another argument than \p Client that tells two ways
/// to end apart, and what it is in the first: a number or a truth value made of
/// variables alone.
static const KnownPlace *differingArgument(const CallView &Call,
                                           unsigned Client,
                                           const ArgumentOutcome &A,
                                           const ArgumentOutcome &B) {
  const auto Found = llvm::find_if(A.Given, [&](const KnownPlace &Of) {
    const auto Other = llvm::find_if(
        B.Given, [&](const KnownPlace &O) { return O.sameAs(Of); });
    const Expr *Argument = Call.argument(Of.Parameter);
    return Of.Parameter != Client && Other != B.Given.end() &&
           !Of.Known.meet(Other->Known) && Argument &&
           Argument->getType()->isIntegralOrEnumerationType() &&
           !contains(Argument, Closures::Enter, [](const Stmt &S) {
             return isa<CallExpr, MemberExpr>(S);
           });
  });
  return Found == A.Given.end() ? nullptr : &*Found;
}

/// `close_if(f, yes)`, `attach(to, f)`: it closes or keeps the client or it
/// does not, and neither the result nor a number that it is given tells;
/// something else may.
static bool dependsOnOthers(const CallView &Call, unsigned Client,
                            llvm::ArrayRef<ArgumentOutcome> Outcomes) {
  for (const ArgumentOutcome &A : Outcomes)
    for (const ArgumentOutcome &B : Outcomes)
      if ((A.After == Typestate::Closed ||
           (A.After == Typestate::HandedOver && A.Owner == NewOwner::Other)) &&
          B.After == Typestate::Open && A.Result.meet(B.Result) &&
          !differingArgument(Call, Client, A, B))
        return true;
  return false;
}

GivenPlace Simulator::given(const State &S, const CallView &Call,
                            unsigned N) const {
  const Expr *Argument = Call.argument(N);
  GivenPlace G;
  G.Parameter = N;
  PathId From = M.Paths.addressee(Argument);
  G.ByAddress = From != 0;
  if (!From)
    From = M.Paths.of(Argument);
  if (N == 0 && Argument->getType()->isPointerType())
    From = M.Paths.step(From, {PathStep::Deref}); // the object itself
  findClient(S, G, From);
  return G;
}

/// Fills in where the client is behind \p From.
void Simulator::findClient(const State &S, GivenPlace &G, PathId From) const {
  if (!From)
    return;
  for (const PathId A : S.Aliases) {
    const PathId Element =
        M.Paths.isPrefix(From, A) ? From : M.Paths.elementLike(From, A);
    if (!Element)
      continue;
    G.Whole = A;
    G.Steps = M.Paths.steps(Element, A);
    return;
  }
}

/// Whether no exception of the call leaves the client open here: one may leave
/// it closed, or with somebody else, or none comes when it gets this client.
bool Simulator::throwsWithoutClient(const State &S, const CallView &Call) {
  if (S.Type != Typestate::Open || !Call.Callee ||
      !P.callee(Call.Callee).HasBody)
    return false;
  llvm::SmallVector<GivenPlace, 1> Places = captured(S, Call);
  for (unsigned N = 0; N <= Call.size(); ++N) {
    const Expr *Argument = Call.argument(N);
    const Denotes How = Argument ? denotes(S, Argument) : Denotes::Nothing;
    if (How != Denotes::Nothing && How != Denotes::Inside)
      Places.push_back(given(S, Call, N));
  }
  return llvm::any_of(Places, [&](const GivenPlace &G) {
    const Value Client = G.Whole ? S.value(G.Whole) : Value::any();
    const Summary &Does = P.summary(Call.Callee, G, Client, Rules);
    return Does.EndsByException || Does.NeverThrows;
  });
}

/// Notes what the other arguments are where the call ends with \p O; false if
/// they are known to be something else.
bool Simulator::agrees(State &S, const CallView &Call, unsigned Client,
                       const ArgumentOutcome &O) {
  return llvm::all_of(O.Given, [&](const KnownPlace &K) {
    const Expr *Argument = Call.argument(K.Parameter);
    const ParmVarDecl *Parameter = Call.parameter(K.Parameter);
    if (K.Parameter == Client || !Argument || !Parameter || K.Known.isAny() ||
        !Argument->getType()->isIntegralOrEnumerationType() ||
        denotes(S, Argument) != Denotes::Nothing)
      return true;
    if (!K.Known.contains(0) && !assume(S, Argument, true))
      return false;
    if (K.Known.constant() == 0)
      return assume(S, Argument, false);
    return Parameter->getType()->isBooleanType() || // any number is true
           refine(S, Argument, K.Known);
  });
}

/// The client goes to a function whose body is known.
void Simulator::giveToBody(State &S, const CallView &Call, const GivenPlace &G,
                           Denotes How, States &More) {
  const PathId Answer = M.Paths.temporary(Call.E);
  const Value Client = G.Whole ? S.value(G.Whole) : Value::any();
  const Summary *Does = &P.summary(Call.Callee, G, Client, Rules);
  const auto CannotTell = [&] {
    return dependsOnOthers(Call, G.Parameter, Does->Outcomes);
  };
  if (Call.size() > 1 && G.Steps.empty() && CannotTell())
    Does = &P.summary(Call.Callee, G, Client, Rules, knownArguments(S, Call));
  // What else is in a structure may decide, another argument, or a variable
  // that others can see.
  if (Does->Outcomes.empty() ||
      (CannotTell() && (Call.size() > 1 || !G.Steps.empty() || G.Captured ||
                        Rules.hasFields() || P.namesGlobals(Call.Callee)))) {
    S.handOver(NewOwner::Other);
    return;
  }
  const State Before = S;
  bool First = true;
  unsigned Ends = 0;
  for (const ArgumentOutcome &O : Does->Outcomes) {
    State Next = Before;
    if (!agrees(Next, Call, G.Parameter, O))
      continue;
    Ends |= bit(O.After);
    if (O.After == Typestate::Closed)
      close(Next, Call.E);
    else if (O.After == Typestate::HandedOver)
      giveBack(Next, Call, G, How, O);
    else
      for (const ArgumentOutcome &Other : Does->Outcomes)
        if (const KnownPlace *K =
                Other.After == Typestate::Closed
                    ? differingArgument(Call, G.Parameter, O, Other)
                    : nullptr) {
          Next.LeftOpenBy = Call.argument(K->Parameter);
          Next.LeftOpenIf = K->Known;
        }
    if (!O.Result.isAny())
      Next.Store.set(Answer, O.Result);
    if (First)
      S = std::move(Next);
    else
      More.push_back(std::move(Next));
    First = false;
  }
  if (First)
    S.handOver(NewOwner::Other);
  R.ClosedInPart |=
      (Ends & bit(Typestate::Closed)) && Ends != bit(Typestate::Closed);
}

/// The callee has handed the client over: back to us, as its result or through
/// another argument, or to somebody else.
void Simulator::giveBack(State &S, const CallView &Call, const GivenPlace &G,
                         Denotes How, const ArgumentOutcome &O) {
  if (O.Lost) {
    killAliases(S, G.Whole, Call.E);
    return;
  }
  PathId To = 0;
  if (How == Denotes::Client && O.Owner == NewOwner::Caller)
    To = M.Paths.temporary(Call.E);
  else if (How == Denotes::Client && O.Owner == NewOwner::CallerByArgument &&
           (G.Captured || O.OwnerArgument != G.Parameter))
    To = targetOf(Call, O.OwnerArgument);
  else if (How == Denotes::Address && O.Moved && G.Whole &&
           O.OwnerArgument != G.Parameter)
    To = targetOf(Call, O.OwnerArgument);
  if (!To || M.Paths.outlives(To)) {
    S.handOver(NewOwner::Other);
    return;
  }
  S.addAlias(To);
  if (!O.Moved)
    return;
  S.Store.set(To, S.value(G.Whole));
  killAliases(S, G.Whole, Call.E);
  forget(S, G.Whole);
}

} // namespace closecall::obligation
