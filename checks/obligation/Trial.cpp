//===- Trial.cpp - A function with closes written into it -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A fix is tried before it is proposed: the function is simulated once more as
// if the closes stood where the fix would write them.  A state that such a
// close ended keeps the names of the client, so that a later use is seen.
//
//===----------------------------------------------------------------------===//

#include "obligation/Simulator.h"
#include "support/LibraryFunction.h"
#include "support/Walk.h"

using namespace clang;

namespace closecall::obligation {

/// Whether a variable may still hold a client that the function has closed or
/// given away: one that is null holds nothing.
bool Simulator::holdsStale(const State &S) {
  const bool Closed = S.isClosedByTrial();
  return Closed || llvm::any_of(S.Stale, [&](PathId P) {
           const Value V = S.value(P);
           return !M.Paths.isTemporary(P) && V.constant() != 0 &&
                  V.highest() >= 0;
         });
}

/// Whether nothing but what an argument points at holds the client: it is the
/// caller's when the function is left.
bool Simulator::onlyCallerHolds(const State &S) {
  bool Left = false;
  for (const PathId A : S.Aliases) {
    if (!callerPlace(A) && !M.Paths.isTemporary(A))
      return false;
    Left |= static_cast<bool>(callerPlace(A));
  }
  return Left;
}

/// What the state is for those who come by: where nothing names a client that
/// is closed or given away, there is none.
Typestate Simulator::seenAs(const State &S) {
  if (S.Type == Typestate::Open)
    return onlyCallerHolds(S) && !holdsStale(S) ? Typestate::NotOpened : S.Type;
  if (S.Type == Typestate::Closed || S.Type == Typestate::HandedOver)
    return holdsStale(S) ? S.Type : Typestate::NotOpened;
  return S.Stale.empty() || !holdsStale(S) ? S.Type : Typestate::Closed;
}

/// The state comes to a place at which a close may be written.
void Simulator::passPoint(State &S, const Stmt *At) {
  // What was lost before is a leak of its own, to be closed where it is lost.
  if (S.Type == Typestate::HandedOver && S.Owner == NewOwner::Nobody)
    return;
  PointFacts &Facts = Tried->Points[At];
  const unsigned Nothing = bit(Typestate::NotOpened) | bit(Typestate::Failed);
  const bool SeenOpen = Facts.States & bit(Typestate::Open);
  const bool SeenNothing = Facts.States & Nothing;
  // Only where the client is about to be overwritten would a close not be one
  // too many for a guard that watches it.
  const bool Overwrites =
      isa_and_nonnull<Expr, DeclStmt>(At) && !isa<CXXThrowExpr>(At);
  const Typestate Seen =
      isWatched(S) && !Overwrites ? Typestate::Closed : seenAs(S);
  Facts.States |= bit(Seen);
  Facts.ClosedByTrial |= S.isClosedByTrial();
  if (bit(Seen) & Nothing) {
    std::map<PathId, Value> Joined;
    for (const auto &[Path, V] : S.Store) {
      const auto Before = Facts.Absent.find(Path);
      if (!SeenNothing || Before != Facts.Absent.end())
        Joined[Path] = SeenNothing ? Before->second.join(V) : V;
    }
    Facts.Absent = std::move(Joined);
  }
  const bool MayBeTaken =
      Seen == Typestate::Open &&
      (llvm::any_of(S.Aliases,
                    [&](PathId A) { return bool(callerPlace(A)); }) ||
       llvm::any_of(S.Doubts, [&](const Doubt &D) {
         return !D.Callee || !P.evidenceOfBorrowing(D.Callee, D.Argument);
       }));
  const unsigned Taken = MayBeTaken ? bit(Typestate::HandedOver) : 0;
  Facts.States |= Taken;
  if (Tried->TellsEach)
    Facts.Each.push_back(
        {bit(Seen) | Taken, S.Aliases, {S.Store.begin(), S.Store.end()}});
  if (Seen != Typestate::Open)
    return;
  const llvm::SmallVector<PathId, 4> Before = std::move(Facts.Aliases);
  Facts.Aliases.clear();
  if (SeenOpen)
    std::set_intersection(Before.begin(), Before.end(), S.Aliases.begin(),
                          S.Aliases.end(), std::back_inserter(Facts.Aliases));
  else
    Facts.Aliases = S.Aliases;
  if (!Tried->CloseAt.count(At))
    return;
  S.Type = Typestate::Closed;
  S.Doubts.clear();
  R.EverClosed = true;
}

/// The call whose answer \p E keeps or returns, if it takes a client only when
/// it succeeds, and how the answer tells that it has not; null if there is
/// none.
const CallExpr *Simulator::takerAnswering(const Event &E, Value &Failed) {
  if (E.K != Event::Assign && E.K != Event::Declare && E.K != Event::Return)
    return nullptr;
  const Expr *Kept = strip(E.RHS);
  llvm::SmallVector<const Expr *, 2> Values{Kept};
  // `result = part ? give(part) : OUT_OF_MEMORY;`
  if (const auto *Choice = dyn_cast_or_null<ConditionalOperator>(Kept))
    Values = {strip(Choice->getTrueExpr()), strip(Choice->getFalseExpr())};
  for (const Expr *Value : Values) {
    const auto *Call = dyn_cast_or_null<CallExpr>(Value);
    const std::optional<CallView> View =
        Call ? CallView::of(Call) : std::nullopt;
    for (unsigned N = 1; View && N <= View->size(); ++N)
      if (const auto How = Rules.refusalOf(P, *View, N)) {
        Failed = failureValue(*How);
        return Call;
      }
  }
  return nullptr;
}

/// The state comes to a place where a test of a call's answer may be written,
/// with a close for clients that the call has not taken.
void Simulator::passRefusal(State &S, const Event &E) {
  Value Failed = Value::any();
  const CallExpr *Call = takerAnswering(E, Failed);
  const PathId Answer = Call ? M.Paths.temporary(Call) : 0;
  if (!Call || !S.value(Answer).meet(Failed))
    return;
  const auto IsRefusal = [&](const Doubt &D) {
    return !D.Callee && D.Answer == Answer;
  };
  State Told = S;
  Told.Doubts.erase(
      std::remove_if(Told.Doubts.begin(), Told.Doubts.end(), IsRefusal),
      Told.Doubts.end());
  const bool Refused = Told.Doubts.size() < S.Doubts.size();
  passPoint(Told, Call);
  // What the call was not given, its answer tells nothing about.
  if (S.Type == Typestate::Open && !Refused)
    Tried->Points[Call].States |= bit(Typestate::HandedOver);
  else if (Told.Type != S.Type)
    S = std::move(Told);
}

bool lacksElse(const IfStmt &If) {
  return !If.getElse() && !If.getInit() && !If.getConditionVariable() &&
         !If.isConstexpr();
}

/// The if whose else would be next, had it one, when \p Terminator, a condition
/// of an if or a part of it, goes this way.
const IfStmt *Simulator::missingElse(const Stmt *Terminator, bool Taken) {
  // Of `a && b` both parts lead there; other operators have values of their
  // own, or go on with what stands behind them.
  const Stmt *Up = Taken ? nullptr : Terminator;
  while (isa_and_nonnull<Expr>(Up)) {
    const auto *Logical = dyn_cast<BinaryOperator>(Up);
    if (!isa<ParenExpr, ImplicitCastExpr>(Up) &&
        !(Logical && Logical->getOpcode() == BO_LAnd))
      return nullptr;
    Up = M.Parents->getParent(Up);
  }
  const auto *If = dyn_cast_or_null<IfStmt>(Up);
  return If && lacksElse(*If) ? If : nullptr;
}

/// Whether \p Code names a variable that held the client when the trial closed
/// it; with \p Behind only to reach what lies behind it.
bool Simulator::mentions(const State &S, const Stmt *Code, bool Behind) {
  llvm::SmallVector<std::pair<const Stmt *, bool>, 8> Stack{{Code, !Behind}};
  while (!Stack.empty()) {
    auto [Now, Counts] = Stack.pop_back_val();
    // `malloc(sizeof *c)` reads nothing.
    if (!Now || isa<UnaryExprOrTypeTraitExpr>(Now) || isBesideClient(S, *Now))
      continue;
    if (const auto *Name = dyn_cast<DeclRefExpr>(Now)) {
      // A reference is another name.
      const VarDecl *Meant = M.Paths.variableOf(M.Paths.of(Name));
      if (Counts &&
          (holdsClient(S, Name->getDecl()) || (Meant && holdsClient(S, Meant))))
        return true;
      // Whoever runs a closure reaches what it captured.
      const CXXRecordDecl *Class =
          Name->getType().getNonReferenceType()->getAsCXXRecordDecl();
      if (Class && Class->isLambda())
        for (const LambdaCapture &C : Class->captures())
          if (C.capturesVariable() && holdsClient(S, C.getCapturedVar()))
            return true;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(Now))
      Counts |= Member->isArrow();
    if (const auto *Unary = dyn_cast<UnaryOperator>(Now))
      Counts |= Unary->getOpcode() == UO_Deref;
    // What the opening call fills in starts anew.
    const Expr *Filled =
        Site && Now == Site->Call.E && Site->Gives.K != catalogue::Place::Return
            ? Site->Call.argument(Site->Gives.Index)
            : nullptr;
    for (const Stmt *Child : Now->children()) {
      const auto *Inner = dyn_cast_or_null<Expr>(Child);
      if (!Filled || !Inner || strip(Inner) != strip(Filled))
        Stack.push_back({Child, Counts});
    }
  }
  return false;
}

/// Where the opening call fails, the variables keep what a close of the trial
/// has left in them \p Before, unless the call clears them.
void Simulator::stayClosed(const State &Before, size_t First, States &After) {
  if (Before.Type != Typestate::Closed)
    return;
  for (size_t I = First; I < After.size(); ++I)
    for (const PathId P : Before.Aliases)
      if (State &S = After[I];
          S.value(P).constant() != 0 &&
          (S.Type == Typestate::Failed || S.Type == Typestate::Closed)) {
        S.Type = Typestate::Closed;
        S.addAlias(P);
      }
}

/// The assignment that keeps what the event opens, when it is the opening call:
/// a close in front of it comes before the call; null for other events.
const Stmt *Simulator::keptBy(const Event &E) const {
  if (E.K != Event::Call || !Site || M.Calls[E.Index].E != Site->Call.E)
    return nullptr;
  const Stmt *Up = M.Parents->getParent(Site->Call.E);
  while (isa_and_nonnull<ParenExpr, CastExpr, FullExpr>(Up))
    Up = M.Parents->getParent(Up);
  const auto *Assign = dyn_cast_or_null<BinaryOperator>(Up);
  return Assign && Assign->getOpcode() == BO_Assign &&
                 strip(Assign->getRHS()) == Site->Call.E
             ? Assign
             : nullptr;
}

/// Whether the event does not stand for all that its statement does: what is
/// behind a label or in a scope has events of its own.
static bool isReached(const Event &E) {
  return isa_and_nonnull<LabelStmt, CompoundStmt, IfStmt>(E.S);
}

/// Before the event \p E: the points that a trial may use, and what happens to
/// a client that it has closed.
void Simulator::watchUse(State &S, const Event &E) {
  const bool Overwrites = E.K == Event::Assign || E.K == Event::Declare;
  const PathId To = E.K == Event::Assign && E.LHS ? M.Paths.of(E.LHS)
                    : E.K == Event::Declare       ? M.Paths.variable(E.Var)
                                                  : 0;
  if (S.isClosedByTrial() && !isReached(E)) {
    const bool Reads = mentions(S, Overwrites ? E.RHS : E.S, /*Behind=*/false);
    const bool WritesBehind = Overwrites && !S.isAlias(To) && E.LHS &&
                              mentions(S, E.LHS, /*Behind=*/true);
    Tried->UsedAfter |= Reads || WritesBehind;
  }
  if (const Stmt *Assign = keptBy(E))
    passPoint(S, Assign);
  if (E.K == Event::Jump || E.K == Event::Return || E.K == Event::Throw ||
      freedBy(E.S) ||
      (E.K == Event::Assign && !(Site && strip(E.RHS) == Site->Call.E)))
    passPoint(S, E.S);
  // `close(fd); return c;`, where `c->fd` is the client, too.
  if (E.K == Event::Return && S.isClosedByTrial())
    if (const PathId Given = E.RHS ? M.Paths.of(E.RHS) : 0)
      Tried->UsedAfter |= llvm::any_of(S.Aliases, [&](PathId A) {
        return A != Given && M.Paths.isPrefix(Given, A);
      });
  passRefusal(S, E);
  if (!To)
    return;
  const auto Within = [&](PathId A) { return M.Paths.isPrefix(To, A); };
  if (S.isClosedByTrial()) {
    S.Aliases.erase(std::remove_if(S.Aliases.begin(), S.Aliases.end(), Within),
                    S.Aliases.end());
    // What the opening call has failed to give takes its place.
    if (S.Aliases.empty() && Site &&
        contains(E.RHS, Closures::Leave,
                 [&](const Stmt &Part) { return &Part == Site->Call.E; }))
      S.Type = Typestate::Failed;
  }
  S.Stale.erase(std::remove_if(S.Stale.begin(), S.Stale.end(), Within),
                S.Stale.end());
}

void Simulator::watchCondition(const State &S, const Expr *Condition) {
  // Whether the client was there may still be asked, not what is behind it.
  if (S.isClosedByTrial() && mentions(S, Condition, /*Behind=*/true))
    Tried->UsedAfter = true;
}

} // namespace closecall::obligation
