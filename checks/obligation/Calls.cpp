//===- Calls.cpp - What a call does to a state ----------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a new kind of fact about a function takes effect: opening, closing,
// taking, and what a callee does with what it can reach.
//
//===----------------------------------------------------------------------===//

#include "obligation/Holder.h"
#include "obligation/Simulator.h"
#include "support/Compat.h"
#include "support/Walk.h"

using namespace clang;
using closecall::catalogue::Place;
using closecall::catalogue::TakeRow;

namespace closecall::obligation {

/// `std::swap(a, b)`: each has what the other had.
bool Simulator::swap(State &S, const CallView &Call) {
  const IdentifierInfo *Name =
      Call.Callee ? Call.Callee->getIdentifier() : nullptr;
  if (!Name || Name->getName() != "swap" || !isInStd(*Call.Callee) ||
      isa<CXXMethodDecl>(Call.Callee) || Call.size() != 2)
    return false;
  const PathId A = M.Paths.of(Call.argument(1));
  const PathId B = M.Paths.of(Call.argument(2));
  if (!A || !B || M.Paths.outlives(A) || M.Paths.outlives(B))
    return false;
  const auto Exchange = [&](PathId P) {
    return M.Paths.isPrefix(A, P)   ? M.Paths.replacePrefix(P, A, B)
           : M.Paths.isPrefix(B, P) ? M.Paths.replacePrefix(P, B, A)
                                    : P;
  };
  State Next = S;
  for (llvm::SmallVectorImpl<PathId> *Paths :
       {static_cast<llvm::SmallVectorImpl<PathId> *>(&Next.Aliases),
        static_cast<llvm::SmallVectorImpl<PathId> *>(&Next.Derived),
        static_cast<llvm::SmallVectorImpl<PathId> *>(&Next.Stale)}) {
    llvm::transform(*Paths, Paths->begin(), Exchange);
    llvm::sort(*Paths);
  }
  Next.forgetIf([&](PathId P) { return Exchange(P) != P; });
  for (const auto &[P, V] : S.Store)
    Next.Store.set(Exchange(P), V);
  S = std::move(Next);
  return true;
}

bool Simulator::transferCall(State &S, const Event &E, States &More) {
  const CallView &Call = M.Calls[E.Index];
  if (swap(S, Call))
    return true;
  // `[[noreturn]] void fail() { throw Error(); }` has a way out all the same.
  if (Call.Callee && P.neverReturns(Call.Callee) &&
      !(isDeclaredNoReturn(*Call.Callee) && P.callee(Call.Callee).HasBody &&
        P.mayThrow(Call)))
    return false;
  // What a former round of a loop opened goes on by itself.
  const bool IsSite = Site && Call.E == Site->Call.E && isOpening(S, *Site);
  const State Before = S;
  const PathId Answer = M.Paths.temporary(Call.E);
  forget(S, Answer);
  if (const Value Known = answerOfPointer(Call); !Known.isAny()) {
    S.Store.set(Answer, Known);
    return true;
  }
  if (S.Type == Typestate::Open)
    callClosure(S, Call, More);
  if (S.Type == Typestate::Open) {
    if (Call.Object && denotes(S, Call.Object) == Denotes::Client)
      if (const Value Known = Rules.answer(Call); !Known.isAny())
        S.Store.set(Answer, Known);
    const unsigned Same = returnedArgument(Call);
    const bool Passes =
        Same && denotes(S, Call.argument(Same)) == Denotes::Client;
    giveArguments(S, Call, More);
    if (Passes && S.Type == Typestate::Open)
      S.addAlias(Answer);
    if (S.Type == Typestate::Open && mayCloseAny(Call))
      S.handOver(NewOwner::Other);
  }
  forgetWritten(S, Call);
  if (Call.Callee)
    if (const std::optional<int64_t> C = P.constantResult(Call.Callee))
      S.Store.set(Answer, Value::exactly(*C));
  const obligation::Answer *Answered =
      Call.Callee && P.callee(Call.Callee).HasBody
          ? P.answer(Call.Callee, knownArguments(Before, Call))
          : nullptr;
  if (Answered)
    applyAnswer(S, Call, *Answered);
  passOwner(S, Before, Call);
  if (!IsSite || S.Type == Typestate::Open)
    openAnother(S, Call, Answered, More);
  // The next round of a loop, with the same variable.
  if (IsSite && S.Type == Typestate::Open && Site->Gives.K == Place::Argument)
    overwrite(S, Call, *Site);
  if (!IsSite)
    return true;
  State Fresh = Before.Type == Typestate::Open ? Before : S;
  forget(Fresh, Answer);
  Fresh.Aliases.clear();
  Fresh.Derived.clear();
  Fresh.Doubts.clear();
  Fresh.Type = Typestate::NotOpened;
  Fresh.Owner = NewOwner::Nobody;
  Fresh.forgetHolder();
  forgetWritten(Fresh, Call);
  const size_t Known = More.size();
  open(Fresh, Call, Answered, More);
  stayClosed(Before, Known, More);
  return Before.Type == Typestate::Open;
}

/// Whether the closure gets the client: its variable, or `[t = std::move(t)]`.
bool Simulator::captures(const State &S, const LambdaCapture &C) {
  if (C.capturesThis())
    return std::any_of(S.Aliases.begin(), S.Aliases.end(), [&](PathId A) {
      return M.Paths.root(A) == M.Paths.thisPointer();
    });
  if (!C.capturesVariable())
    return false;
  const ValueDecl *V = C.getCapturedVar();
  const auto *Made = dyn_cast<VarDecl>(V);
  return holdsClient(S, V) ||
         (Made && Made->isInitCapture() && carries(S, Made->getInit()));
}

/// Whether a part of the variable is the client, or points into it.
bool Simulator::holdsClient(const State &S, const ValueDecl *V) const {
  const auto Of = [&](PathId P) { return M.Paths.variableOf(P) == V; };
  return std::any_of(S.Aliases.begin(), S.Aliases.end(), Of) ||
         std::any_of(S.Derived.begin(), S.Derived.end(), Of);
}

/// `&fds[1]` written as `fds` or `fds + 1`: the element; 0 for anything else.
PathId Simulator::elementOf(const Expr *Argument) {
  const Expr *Array = strip(Argument);
  std::optional<int64_t> At = 0;
  if (const auto *Sum = dyn_cast_or_null<BinaryOperator>(Array);
      Sum && Sum->getOpcode() == BO_Add) {
    At = constant(Sum->getRHS());
    Array = strip(Sum->getLHS());
  }
  if (!Array || !At || !Array->getType()->isConstantArrayType())
    return 0;
  return M.Paths.step(M.Paths.of(Array), {PathStep::Index, nullptr, *At});
}

/// Where the call puts what it gives: the client, or what the client is in.
PathId Simulator::receiverOf(const CallView &Call, const Place &Gives) {
  return Gives.K == Place::Return ? M.Paths.temporary(Call.E)
                                  : targetOf(Call, Gives.Index);
}

/// The path of the client after the call, given where the call puts it.
PathId Simulator::placeOf(const CallView &Call, const Opening &Site) {
  if (Site.Holder)
    return Site.Holder;
  const Place &Gives = Site.Gives;
  if (Gives.K == Place::Argument && Site.Fields.empty())
    if (const PathId Element = elementOf(Call.argument(Gives.Index)))
      return Element;
  PathId Target = M.Paths.walk(receiverOf(Call, Gives), Site.Fields);
  if (Gives.K == Place::Elements)
    Target = M.Paths.step(
        Target, {PathStep::Index, nullptr, static_cast<int64_t>(Site.Element)});
  return Target;
}

/// Where the caller finds what \p P names when the function is left: behind a
/// parameter, as `*out` is, or in a field of what it points at, `ctx->fd`, as
/// long as a client is followed that was opened here.  Until then it is ours.
Simulator::CallerPlace Simulator::callerPlace(PathId P) const {
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(M.Paths.variableOf(P));
  if (!Parameter)
    return {};
  const auto Whole = M.Paths.steps(M.Paths.root(P), P);
  llvm::ArrayRef<PathStep> Fields = Whole;
  if (!Parameter->getType()->isReferenceType()) {
    if (Fields.empty() || Fields.front().K != PathStep::Deref)
      return {};
    Fields = Fields.drop_front();
  }
  if (!Fields.empty() && !Site)
    return {};
  // `*out = c` leaves what is in a structure of our own.
  const bool Within = isBehindPointer(Fields);
  if (llvm::any_of(Fields.drop_front(Within),
                   [](const PathStep &S) { return S.K != PathStep::Field; }))
    return {};
  // An object that is destroyed sees to its members.
  QualType Object = Parameter->getType().getNonReferenceType();
  if (Object->isPointerType())
    Object = Object->getPointeeType();
  const CXXRecordDecl *Class = Object->getAsCXXRecordDecl();
  if (!Fields.empty() && Class && Class->hasDefinition() &&
      !Class->hasTrivialDestructor())
    return {};
  return {Parameter->getFunctionScopeIndex() + 1,
          {Fields.begin(), Fields.end()}};
}

/// What the caller learns when \p By ends with \p Outcome, from the answer and
/// from what is left where the client is put.
void Simulator::learn(State &S, const CallView &Call, const Opening &By,
                      const OpeningOutcome &Outcome) {
  const PathId Answer = M.Paths.temporary(Call.E);
  const PathId Client = placeOf(Call, By);
  if (!Outcome.Result.isAny())
    S.Store.set(Answer, Outcome.Result);
  for (const ReturnedPart &Part : Outcome.Parts)
    if (!Part.Known.isAny())
      S.Store.set(M.Paths.walk(Answer, Part.Fields), Part.Known);
  applyLeft(S, Call, Outcome.Left);
  if (Client && !Outcome.Opened && Outcome.LeavesNull)
    S.Store.set(Client, Value::exactly(0));
  if (Client && Outcome.Opened && !By.Client.isAny())
    S.Store.set(Client, By.Client);
}

/// What a visible function answers to these arguments, if \p Answered is not
/// null, may rule an outcome out.
void Simulator::open(const State &S, const CallView &Call,
                     const obligation::Answer *Answered, States &More) {
  const PathId Client = placeOf(Call, *Site);
  for (const OpeningOutcome &Outcome : Site->Outcomes) {
    if (Answered && !Answered->Result.meet(Outcome.Result))
      continue;
    State Next = S;
    if (Site->Gives.K != Place::Return)
      forget(Next, Client);
    if (Answered && !Outcome.Opened)
      applyLeft(Next, Call, Answered->leftWith(Outcome.Result));
    learn(Next, Call, *Site, Outcome);
    if (!Outcome.Opened) {
      Next.Type = Typestate::Failed;
    } else if (!Client) {
      Next.handOver(NewOwner::Other);
    } else if (M.Paths.outlives(pointerOr(Client)) &&
               (!callerPlace(Client).isWhole() || !Site->Fields.empty()) &&
               !Rules.staysIn(M.Paths, Client)) {
      Next.handOver(NewOwner::Other); // somewhere that we do not follow
    } else if (hasDestructorFor(Client) || isGivenAway(Next, Client) ||
               replacesStandardStream()) {
      Next.handOver(NewOwner::Other);
    } else {
      Next.Type = Typestate::Open;
      Next.Zeroed = Site->Row && Site->Row->Zeroed;
      Next.addAlias(Client);
      if (Site->Gives.K == Place::Elements) // the other one is open, too
        Next.Store.set(M.Paths.step(targetOf(Call, Site->Gives.Index),
                                    {PathStep::Index, nullptr,
                                     1 - static_cast<int64_t>(Site->Element)}),
                       Site->Client);
      const VarDecl *V = M.Paths.variableOf(Client);
      if (V && M.Watched.count(V) && !watcherOf(Client))
        Next.handOver(NewOwner::Other);
    }
    More.push_back(std::move(Next));
  }
}

/// The place that the opening call fills in has it no longer.  A function that
/// fills in a structure may look first at what is there.
void Simulator::overwrite(State &S, const CallView &Call, const Opening &By) {
  const PathId Place = placeOf(Call, By);
  if ((By.LooksFirst || !By.Fields.empty()) && S.isAlias(Place))
    S.handOver(NewOwner::Other);
  else
    killAliases(S, Place, Call.E);
}

/// Whether the call opens with what is known here of its arguments:
/// `list = curl_slist_append(list, text)` does if the list is null.
bool Simulator::isOpening(const State &S, const Opening &O) {
  if (!O.OnlyIf)
    return true;
  const PathId Path = M.Paths.of(O.Call.argument(O.OnlyIf->Argument));
  const std::optional<int64_t> Known = S.value(Path).constant();
  return Known && llvm::is_contained(O.OnlyIf->Values, *Known);
}

/// A call that opens another client: how it ends is worth knowing, since what
/// follows will ask; and it may overwrite ours.
void Simulator::openAnother(State &S, const CallView &Call,
                            const obligation::Answer *Answered, States &More) {
  const std::vector<Opening> &All = P.openingsAt(Call);
  if (All.empty() || !isOpening(S, All.front()))
    return;
  const Opening &Other = All.front();
  const PathId Client = placeOf(Call, Other);
  const bool InArgument = Other.Gives.K != Place::Return;
  const PathId Answer = M.Paths.temporary(Call.E);
  const State Before = S;
  bool First = true;
  for (const OpeningOutcome &Outcome : Other.Outcomes) {
    // What became of our client may have told the result already (fdopen).
    const std::optional<Value> Result =
        Before.value(Answer).meet(Outcome.Result);
    if (!Result)
      continue;
    State Next = Before;
    if (InArgument && Outcome.Opened)
      overwrite(Next, Call, Other);
    if (InArgument)
      forget(Next, Client);
    if (Answered && !Outcome.Opened)
      applyLeft(Next, Call, Answered->leftWith(*Result));
    learn(Next, Call, Other, Outcome);
    if (!Result->isAny())
      Next.Store.set(Answer, *Result);
    if (First)
      S = std::move(Next);
    else
      More.push_back(std::move(Next));
    First = false;
  }
}

/// Whether the call's result is not looked at.
bool Simulator::isUnanswered(const Expr *Call) {
  const auto *Whole = dyn_cast<Expr>(fullStatement(Call));
  return Whole && strip(Whole) == Call;
}

/// The field in which a local object, whose destruction does nothing, keeps the
/// argument of its constructor, which does nothing else; null: there is none.
const FieldDecl *Simulator::keptIn(const CallView &Call, unsigned N) const {
  const auto *C = Call.Construction
                      ? dyn_cast_or_null<CXXConstructorDecl>(Call.Callee)
                      : nullptr;
  const FunctionDecl *Definition = nullptr;
  if (!C || !C->getParent()->hasTrivialDestructor() ||
      !C->hasBody(Definition) || !Definition->getBody()->children().empty())
    return nullptr;
  if (!madeBy(Call))
    return nullptr;
  const FieldDecl *Kept = nullptr;
  for (const CXXCtorInitializer *I :
       cast<CXXConstructorDecl>(Definition)->inits()) {
    const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(I->getInit()));
    if (R && N > 0 && R->getDecl() == Definition->getParamDecl(N - 1)) {
      if (Kept || !I->isMemberInitializer())
        return nullptr;
      Kept = I->getMember();
    }
  }
  return Kept;
}

/// Whether the call makes a holder that initialises a variable or is returned:
/// the engine knows where its parts are.
static bool isKnownHolding(const FunctionModel &M, const CallView &Call) {
  if (!asHolding(Call.E))
    return false;
  const Stmt *Up = M.Parents->getParent(Call.E);
  while (Up && isa<Expr>(Up) && strip(cast<Expr>(Up)) == Call.E)
    Up = M.Parents->getParent(Up);
  return Up && (isa<DeclStmt, ReturnStmt>(Up) || asAssignment(Up));
}

void Simulator::giveArguments(State &S, const CallView &Call, States &More) {
  if (isKnownHolding(M, Call) || asPart(Call.E) || M.Paths.behindSmart(Call.E))
    return;
  const PathId Answer = M.Paths.temporary(Call.E);
  for (unsigned N = 0; N <= Call.size(); ++N) {
    const Expr *Argument = Call.argument(N);
    if (!Argument)
      continue;
    const Denotes How = denotes(S, Argument);
    if (How == Denotes::Nothing) {
      // The client inside a braced list, a closure, or arithmetic.
      if (N != 0 &&
          isa<InitListExpr, CXXStdInitializerListExpr, UnaryOperator>(
              strip(Argument)) &&
          carries(S, Argument)) {
        S.handOver(NewOwner::Other);
        return;
      }
      continue;
    }
    const Treatment T = Rules.treat(P, Call, N, How);
    if (T.K == Treatment::Closes) {
      close(S, Call.E);
      return;
    }
    if (T.K == Treatment::Replaces) {
      killAliases(S, M.Paths.of(Argument), Call.E);
      return;
    }
    if (T.K == Treatment::Returns) {
      S.addAlias(Answer);
      S.Store.set(Answer, S.value(M.Paths.of(Argument)));
      continue;
    }
    if (T.K == Treatment::Takes) {
      // Nobody can close what has no name, and who does not look at the answer
      // counts on success.
      if (T.On == TakeRow::Always ||
          M.Paths.isTemporary(M.Paths.of(Argument)) || isUnanswered(Call.E)) {
        S.handOver(NewOwner::Other);
        return;
      }
      const bool OnSuccess = T.On == TakeRow::Success;
      State Taken = S;
      Taken.handOver(NewOwner::Other);
      Taken.Store.set(Answer, OnSuccess ? successValue(T.Fails)
                                        : failureValue(T.Fails));
      More.push_back(std::move(Taken));
      S.Store.set(Answer,
                  OnSuccess ? failureValue(T.Fails) : successValue(T.Fails));
      if (OnSuccess)
        S.addDoubt({nullptr, N, Answer});
      return;
    }
    if (T.K == Treatment::Borrows)
      continue;
    // A body that we can see, or a function that we know nothing of.
    const CalleeInfo *Info = Call.Callee ? &P.callee(Call.Callee) : nullptr;
    const bool OnHeap = Info && !Info->HasBody && isOnHeap(S, Argument);
    if (!Info ||
        (OnHeap && (!Site || Site->isWithin() || !leavesTraces(Call)))) {
      S.handOver(NewOwner::Other);
      return;
    }
    if (Info->HasBody && How == Denotes::Inside) {
      if (P.pointerUse(*Call.Callee, N) == PointerUse::Dereferenced)
        continue; // `*out = ...` reaches no neighbour
      S.handOver(NewOwner::Other);
      return;
    }
    if (const FieldDecl *Kept = keptIn(Call, N)) {
      S.addAlias(M.Paths.step(M.Paths.temporary(Call.E),
                              {PathStep::Field, Kept->getCanonicalDecl()}));
      continue;
    }
    // `last[0]` and `last[-1]`: not just the place that it is given.
    if (How == Denotes::Address &&
        P.pointerUse(*Call.Callee, N) == PointerUse::Subscripted) {
      S.handOver(NewOwner::Other);
      return;
    }
    if (Info->HasBody) {
      giveToBody(S, Call, given(S, Call, N), How, More);
      return;
    }
    if (How == Denotes::Address || Call.Construction ||
        compat::isPureVirtual(*Call.Callee)) {
      S.handOver(NewOwner::Other);
      return;
    }
    S.addDoubt({keyOf(Call.Callee), N, Answer, OnHeap});
  }
}

/// Whether the function only reads its variadic arguments, as `printf` does.
static bool printsOnly(const FunctionDecl &F) {
  const auto *Format = F.getAttr<FormatAttr>();
  return Format && Format->getType() &&
         Format->getType()->getName().find("printf") != llvm::StringRef::npos;
}

/// Somebody else may write there; the client's own place keeps what we know of
/// it.
void Simulator::mayChange(State &S, PathId Place) {
  if (!Place)
    return;
  S.Zeroed = S.Zeroed && !isBehindClient(S, Place);
  S.forgetIf([&](PathId Path) {
    return M.Paths.isPrefix(Place, Path) && !S.isAlias(Path);
  });
  // What is written behind a pointer leaves conditions on the pointer alone.
  if (const VarDecl *V = M.Paths.variableOf(Place))
    forgetConditions(S, *V, /*OnItself=*/Place == M.Paths.variable(V));
}

/// Whether the call writes to none of its arguments: `std::get`, which
/// structured bindings call, and the making of a pair.
static bool writesNothing(const CallView &Call) {
  return asHolding(Call.E) || asPart(Call.E) ||
         (Call.Callee && Call.Callee->getIdentifier() &&
          Call.Callee->getName() == "get" && isInStd(*Call.Callee));
}

void Simulator::forgetWritten(State &S, const CallView &Call) {
  if (writesNothing(Call))
    return;
  const bool Known = Call.Callee && (P.callee(Call.Callee).Builtin ||
                                     P.callee(Call.Callee).Lib);
  const bool Prints = Call.Callee && printsOnly(*Call.Callee);
  for (unsigned N = 0; N <= Call.size(); ++N) {
    const Expr *Argument = Call.argument(N);
    if (!Argument)
      continue;
    const ParmVarDecl *Parameter = Call.parameter(N);
    if (isConstPointer(Parameter) || (!Parameter && N != 0 && Prints))
      continue;
    S.Zeroed = S.Zeroed && denotes(S, Argument) == Denotes::Nothing;
    PathId Target = M.Paths.addressee(Argument);
    if (!Target && Parameter && Parameter->getType()->isReferenceType() &&
        !Parameter->getType().getNonReferenceType().isConstQualified())
      Target = M.Paths.of(Argument);
    if (!Target && Argument->getType()->isPointerType())
      Target = M.Paths.step(M.Paths.of(Argument), {PathStep::Deref});
    mayChange(S, Target);
  }
  if (const CXXRecordDecl *Closure = closureOf(Call.Callee))
    forEachReferred(
        *Closure, [&](const VarDecl *V) { mayChange(S, M.Paths.variable(V)); });
  if (!Known)
    S.forgetIf([&](PathId Path) {
      const VarDecl *V = M.Paths.variableOf(Path);
      return V && V->hasGlobalStorage() && !V->getType().isConstQualified() &&
             P.mayWrite(Call.Callee, *V);
    });
}

} // namespace closecall::obligation
