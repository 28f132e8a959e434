//===- Answers.cpp - What visible functions answer ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A small visible function is simulated for what its caller knows of the
// arguments: its result, and what it leaves where they point.
//
//===----------------------------------------------------------------------===//

#include "obligation/Simulator.h"
#include "support/Walk.h"

using namespace clang;

namespace closecall::obligation {

/// What argument \p N points or refers to; 0 if that has no name.
PathId Simulator::targetOf(const CallView &Call, unsigned N) {
  const Expr *Argument = Call.argument(N);
  if (!Argument)
    return 0;
  if (const PathId Target = M.Paths.addressee(Argument))
    return Target;
  const ParmVarDecl *Parameter = Call.parameter(N);
  const PathId Target = M.Paths.of(Argument);
  if (N == 0 && !Argument->getType()->isPointerType())
    return Target; // the object itself
  if ((Parameter && Parameter->getType()->isReferenceType()) ||
      Argument->getType()->isArrayType())
    return Target;
  return M.Paths.step(Target, {PathStep::Deref});
}

/// The same for what a function can write to through the argument.
PathId Simulator::behind(const CallView &Call, unsigned N) {
  if (N == 0 && Call.Construction)
    return M.Paths.temporary(Call.E);
  const Expr *Argument = Call.argument(N);
  const ParmVarDecl *Parameter = Call.parameter(N);
  return Argument && (N == 0 || Argument->getType()->isPointerType() ||
                      Argument->getType()->isArrayType() ||
                      (Parameter && Parameter->getType()->isReferenceType()))
             ? targetOf(Call, N)
             : 0;
}

/// Whether \p Steps lead from an object that both sides of a call can name to
/// the whole of it or to a field or an element, which becomes \p Part.
static bool leadsToPart(llvm::ArrayRef<PathStep> Steps,
                        std::optional<PathStep> &Part) {
  Part = Steps.empty() ? std::nullopt : std::optional(Steps.front());
  return Steps.empty() || (Steps.size() == 1 && (Part->K == PathStep::Field ||
                                                 Part->K == PathStep::Index));
}

/// Adds to \p Known what is known of \p Target, which \p Place is, and of its
/// fields and elements.
void Simulator::addKnown(const State &S, PathId Target, KnownPlace Place,
                         Arguments &Known) {
  for (const auto &[Path, V] : S.Store)
    if (Target && M.Paths.isPrefix(Target, Path) &&
        leadsToPart(M.Paths.steps(Target, Path), Place.Part)) {
      Place.Known = V;
      Known.push_back(Place);
    }
}

Arguments Simulator::knownArguments(const State &S, const CallView &Call) {
  Arguments Known;
  const unsigned Count = Call.Callee ? Call.Callee->getNumParams() : 0;
  for (unsigned N = 0; N <= std::min(Call.size(), Count); ++N) {
    const Expr *Argument = Call.argument(N);
    if (!Argument)
      continue;
    KnownPlace K;
    K.Parameter = N;
    K.Known = N > 0 ? evaluate(S, Argument) : Value::any();
    if (!K.Known.isAny())
      Known.push_back(K);
    K.Behind = true;
    addKnown(S, behind(Call, N), K, Known);
  }
  if (const CXXRecordDecl *Closure = closureOf(Call.Callee))
    forEachReferred(*Closure, [&](const VarDecl *V) {
      KnownPlace K;
      K.Captured = V;
      addKnown(S, M.Paths.variable(V), K, Known);
    });
  llvm::sort(Known);
  return Known;
}

/// The state on entry, with what the caller knows.
State Simulator::entry(const Arguments &Known) {
  State Initial;
  for (const KnownPlace &K : Known)
    if (const PathId Path = ownPlace(K))
      Initial.Store.set(Path, K.Known);
  return Initial;
}

/// The place as the function itself names it.
PathId Simulator::ownPlace(const KnownPlace &K) {
  const auto *Method = dyn_cast<CXXMethodDecl>(M.Function);
  if (K.Parameter > M.Function->getNumParams() ||
      (!K.Parameter && (!Method || Method->isStatic())))
    return 0;
  const VarDecl *D =
      K.Parameter ? M.Function->getParamDecl(K.Parameter - 1) : K.Captured;
  PathId Path = D ? M.Paths.variable(D) : M.Paths.thisPointer();
  if (K.Behind && !(D && D->getType()->isReferenceType()))
    Path = M.Paths.step(Path, {PathStep::Deref});
  return K.Part ? M.Paths.step(Path, *K.Part) : Path;
}

std::optional<Answer> Simulator::runAnswer(const Arguments &Known,
                                           bool KeepsApart) {
  IsAsked = true;
  Apart = KeepsApart;
  enter(M.Entry, entry(Known), -1, Branch{nullptr}, false);
  workOff();
  std::optional<Value> Joined;
  for (const ExitState &X : R.Exits)
    if (!X.Thrown)
      Joined = Joined ? Joined->join(X.Result) : X.Result;
  if (R.TooComplex)
    return std::nullopt;
  if (!Joined)
    return Answer();
  Answer Found{*Joined, {}};
  for (const KnownPlace &K : Left.value_or(Arguments()))
    if (!K.Known.isAny())
      Found.Left.push_back(K);
  for (const ExitState &X : R.Exits) {
    if (X.Thrown)
      continue;
    const auto Same = llvm::find_if(
        Found.Exits, [&](const auto &E) { return E.Result == X.Result; });
    if (Same == Found.Exits.end()) {
      Found.Exits.push_back({X.Result, X.Left, X.Given});
      continue;
    }
    joinKnown(Same->Left, X.Left);
    joinKnown(Same->Given, X.Given);
  }
  if (Found.Exits.size() > MaxExitsTold)
    Found.Exits.clear();
  return Found;
}

static Arguments joinedWith(llvm::ArrayRef<Answer::Exit> Exits,
                            const Value &Among, Arguments Answer::Exit::*What) {
  std::optional<Arguments> Found;
  for (const Answer::Exit &X : Exits) {
    if (!X.Result.meet(Among))
      continue;
    if (Found)
      joinKnown(*Found, X.*What);
    else
      Found = X.*What;
  }
  return Found.value_or(Arguments());
}

Arguments Answer::leftWith(const Value &Among) const {
  return joinedWith(Exits, Among, &Exit::Left);
}

Arguments Answer::givenWith(const Value &Among) const {
  return joinedWith(Exits, Among, &Exit::Given);
}

/// What is known of the arguments themselves, where the function has not
/// changed its copies.
Arguments Simulator::givenKnown(const State &S) {
  Arguments Known;
  for (const ParmVarDecl *D : M.Function->parameters()) {
    const Value *V = S.Store.find(M.Paths.variable(D));
    if (!V || V->isAny() || D->getType()->isReferenceType() || isMoved(*D))
      continue;
    KnownPlace K;
    K.Parameter = D->getFunctionScopeIndex() + 1;
    K.Known = *V;
    Known.push_back(K);
  }
  return Known;
}

/// `if (ready(f) == 0)`: where the visible function answers so, its arguments
/// may be known to be something; false if they are not.
bool Simulator::refineAsked(State &S, PathId Answer, const Value &Is) {
  const auto *E = dyn_cast_or_null<CallExpr>(M.Paths.temporaryOf(Answer));
  const FunctionDecl *F = E ? E->getDirectCallee() : nullptr;
  if (!F || isa<CXXMethodDecl>(F) || !P.callee(F).HasBody)
    return true;
  const std::optional<CallView> Call = CallView::of(E);
  if (!Call)
    return true;
  // What the arguments point to may be something else behind the call.
  Arguments Known = knownArguments(S, *Call);
  llvm::erase_if(Known, [](const KnownPlace &K) { return K.Behind; });
  const obligation::Answer *Found = P.answer(F, Known);
  if (!Found)
    return true;
  for (const KnownPlace &K : Found->givenWith(Is)) {
    const Expr *Argument = strip(Call->argument(K.Parameter));
    if (isa_and_nonnull<DeclRefExpr>(Argument) && !K.Known.isAny() &&
        !refine(S, Argument, K.Known))
      return false;
  }
  return true;
}

/// Whether the function may let the parameter point at something else.
bool Simulator::isMoved(const ParmVarDecl &Parameter) {
  if (Parameter.getType()->isReferenceType())
    return false;
  const PathId Path = M.Paths.variable(&Parameter);
  return M.hasEvent([&](const Event &E) {
    if (E.K == Event::Call) {
      const CallView &Call = M.Calls[E.Index];
      return llvm::any_of(Call.Args, [&](const Expr *Argument) {
        return M.Paths.addressee(Argument) == Path;
      });
    }
    return (E.K == Event::Assign || E.K == Event::Change) && E.LHS &&
           M.Paths.of(E.LHS) == Path;
  });
}

/// Whether the function itself gives the place a value.  Of a part that it does
/// not name so, another pointer may have changed what the caller knew.
bool Simulator::isAssigned(PathId Path) {
  return M.hasEvent([&](const Event &E) {
    if (E.K != Event::Assign)
      return false;
    const PathId To = E.Member ? M.Paths.member(E.Member) : M.Paths.of(E.LHS);
    return To == Path || M.Paths.elementLike(To, Path) == Path;
  });
}

/// Another exit: what all of them leave where the arguments pointed on entry.
void Simulator::leaveBehind(const State &S) {
  if (!Left)
    Left = leftToCaller(S);
  for (KnownPlace &K : *Left)
    K.Known = K.Known.join(S.value(ownPlace(K)));
}

/// What is known at an exit of places that the caller can name.
Arguments Simulator::leftToCaller(const State &S) {
  Arguments Known;
  for (const auto &[Path, V] : S.Store) {
    const auto [It, IsNew] = CallersPlaces.try_emplace(Path);
    if (IsNew)
      It->second = callersPlace(Path);
    if (It->second) {
      Known.push_back(*It->second);
      Known.back().Known = V;
    }
  }
  return Known;
}

/// The place behind an argument that \p Path names, with nothing known of it
/// yet; nothing if the caller has no name for it.
std::optional<KnownPlace> Simulator::callersPlace(PathId Path) {
  KnownPlace K;
  K.Behind = true;
  const VarDecl *V = M.Paths.variableOf(Path);
  if (V && V->getDeclContext() != M.Function) {
    K.Captured = V->getCanonicalDecl();
    K.Behind = false;
  } else if (V) {
    const auto *D = dyn_cast<ParmVarDecl>(V);
    if (!D || isMoved(*D))
      return std::nullopt;
    K.Parameter = D->getFunctionScopeIndex() + 1;
  }
  const PathId Whole = ownPlace(K);
  if (!Whole || !M.Paths.isPrefix(Whole, Path))
    return std::nullopt;
  if (!leadsToPart(M.Paths.steps(Whole, Path), K.Part) ||
      (K.Part && !isAssigned(Path)))
    return std::nullopt;
  return K;
}

/// The variable that the call's closure refers to; 0 if it does not.
PathId Simulator::capturedPlace(const CallView &Call, const VarDecl &Captured) {
  PathId Place = 0;
  if (const CXXRecordDecl *Closure = closureOf(Call.Callee))
    forEachReferred(*Closure, [&](const VarDecl *V) {
      if (V == &Captured)
        Place = M.Paths.variable(V);
    });
  return Place;
}

/// The call of a visible function: its result, and the places it was given.
void Simulator::applyAnswer(State &S, const CallView &Call,
                            const Answer &Found) {
  const PathId Result = M.Paths.temporary(Call.E);
  if (S.value(Result).isAny() && !Found.Result.isAny())
    S.Store.set(Result, Found.Result);
  applyLeft(S, Call, Found.Left);
}

/// What a visible function leaves in the places that it was given.
void Simulator::applyLeft(State &S, const CallView &Call,
                          const Arguments &Left) {
  for (const KnownPlace &K : Left) {
    PathId Target = K.Captured ? capturedPlace(Call, *K.Captured)
                               : behind(Call, K.Parameter);
    if (K.Part)
      Target = M.Paths.step(Target, *K.Part);
    if (Target && !K.Known.isAny() && !S.isAlias(Target))
      S.Store.set(Target, K.Known);
  }
}

Answer simulateAnswer(Program &P, FunctionModel &M, const Arguments &Known) {
  const unsigned Before = M.Known.Visits; // asking is not on the bill
  // A walk over an array leaves something in each element: one round after the
  // other tells what.
  const bool Walks = M.hasEvent([&](const Event &E) {
    const PathId To =
        E.K == Event::Assign && E.LHS ? M.Paths.of(E.LHS) : PathId(0);
    return M.Paths.hasAnyIndex(To) && M.Paths.outlives(To);
  });
  std::optional<Answer> Found;
  if (Walks)
    Found = Simulator(P, M, ClientProtocol(nullptr))
                .runAnswer(Known, /*KeepsApart=*/true);
  if (!Found)
    Found = Simulator(P, M, ClientProtocol(nullptr))
                .runAnswer(Known, /*KeepsApart=*/false);
  M.Known.Visits = Before;
  return Found.value_or(Answer());
}

} // namespace closecall::obligation
