//===- Watches.cpp - Guards that refer to a client's variable -------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A `cleanup` attribute, or a guard that refers to the variable, closes what
// the variable holds when a scope ends: not what it held before, and not before
// the guard is there.
//
//===----------------------------------------------------------------------===//

#include "obligation/Simulator.h"

using namespace clang;

namespace closecall::obligation {

/// Who is known to close the client of this simulation if \p Place holds it at
/// the end of a scope; null if nobody is.
const Watch *Simulator::watcherOf(PathId Place) {
  const VarDecl *V = Site ? M.Paths.variableOf(Place) : nullptr;
  const auto Found = V ? M.Watched.find(V) : M.Watched.end();
  if (Found == M.Watched.end() || !Found->second.Guard ||
      Place != M.Paths.variable(V))
    return nullptr;
  const Watch &W = Found->second;
  GivenPlace Given;
  Given.ByAddress = true;
  if (W.Field) {
    Given.Steps.push_back({PathStep::Field, W.Field});
    if (!W.Field->getType()->isReferenceType())
      Given.Steps.push_back({PathStep::Deref});
  } else if (closureOf(W.Runs)) {
    Given.Captured = V;
  } else {
    Given.Parameter = 1;
  }
  const Summary &Does = P.summary(W.Runs, Given, Site->Client, Rules);
  const bool Closes = !Does.Outcomes.empty() &&
                      llvm::all_of(Does.Outcomes, [](const ArgumentOutcome &O) {
                        return O.After == Typestate::Closed;
                      });
  return Closes ? &W : nullptr;
}

/// Whether the guard is there: no, yes, or nothing if that cannot be told.
std::optional<bool> Simulator::isThere(const State &S, const Watch &W) {
  if (W.Guard->hasAttr<CleanupAttr>())
    return true;
  const std::optional<int64_t> There =
      S.value(M.Paths.variable(W.Guard)).constant();
  return There ? std::optional<bool>(*There != 0) : std::nullopt;
}

/// What is known when the function begins: no guard is there yet.
void Simulator::beginWithoutGuards(State &S) {
  for (const auto &[V, W] : M.Watched)
    if (W.Guard && !W.Guard->hasAttr<CleanupAttr>())
      S.Store.set(M.Paths.variable(W.Guard), Value::exactly(0));
}

/// Whether \p E is a step in making a guard, and the client is nowhere but in
/// variables that this guard watches.
bool Simulator::makesWatcher(const State &S, const Event &E) {
  if (M.GuardMadeBy.empty() || S.Type != Typestate::Open || S.Aliases.empty())
    return false;
  const Stmt *Step = E.K == Event::Call ? M.Calls[E.Index].E : E.S;
  const VarDecl *Guard = E.K == Event::Declare ? E.Var->getCanonicalDecl()
                                               : M.GuardMadeBy.lookup(Step);
  return Guard && llvm::all_of(S.Aliases, [&](PathId A) {
           const Watch *W = watcherOf(A);
           return W && W->Guard == Guard;
         });
}

/// Whether a guard that is there, or may be, closes the client when its scope
/// ends.
bool Simulator::isWatched(const State &S) {
  return S.Type == Typestate::Open && llvm::any_of(S.Aliases, [&](PathId A) {
           const Watch *W = watcherOf(A);
           return W && isThere(S, *W) != false;
         });
}

/// Whether what \p Place holds is lost when \p At writes to it: the guard that
/// watches it, if there is one, is in its scope, and will close the new value.
bool Simulator::missesGuard(const State &S, PathId Place, const Stmt *At) {
  const Watch *W = watcherOf(Place);
  const std::optional<bool> There = W ? isThere(S, *W) : false;
  if (There == false)
    return true; // nobody would close it
  const SourceManager &SM = P.context().getSourceManager();
  if (!There || !At ||
      !SM.isBeforeInTranslationUnit(W->Guard->getEndLoc(), At->getBeginLoc()))
    return false;
  if (W->Guard->hasAttr<CleanupAttr>())
    return true;
  const Stmt *Scope = M.declarationOf(W->Guard);
  while (Scope && !isa<CompoundStmt>(Scope))
    Scope = M.Parents->getParent(Scope);
  return Scope &&
         SM.isBeforeInTranslationUnit(At->getBeginLoc(), Scope->getEndLoc());
}

} // namespace closecall::obligation
