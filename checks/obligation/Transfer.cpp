//===- Transfer.cpp - What an event does to a state -----------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a new kind of hand-over by a construct of the language goes.
//
//===----------------------------------------------------------------------===//

#include "obligation/Dereference.h"
#include "obligation/Holder.h"
#include "obligation/Simulator.h"
#include "support/Compat.h"
#include "support/Walk.h"

using namespace clang;

namespace closecall::obligation {

bool Simulator::transfer(State &S, const Event &E, States &More) {
  if (E.K == Event::Jump)
    return true;
  if (S.Type == Typestate::Open && !(E.K == Event::Assign && !E.LHS))
    // clang gives each of several declarators a statement of its own.
    dropTemporaries(S, E.K == Event::Declare && E.RHS ? E.RHS : E.S);
  if (S.Holder && sharesHeld(S, E))
    S.forgetHolder();
  const bool IsGuard = E.K == Event::Declare && M.isGuard(*E.Var);
  if (!makesWatcher(S, E) && !transferOther(S, E, More))
    return false;
  if (IsGuard)
    S.Store.set(M.Paths.variable(E.Var), Value::exactly(1));
  return true;
}

/// Any event but a step in making a guard that watches the client.
bool Simulator::transferOther(State &S, const Event &E, States &More) {
  switch (E.K) {
  case Event::Call:
    return transferCall(S, E, More);
  case Event::Assign:
    if (E.LHS && isOptional(E.LHS->getType()) &&
        !(E.RHS && isOptional(E.RHS->getType()))) {
      assignValue(S, M.Paths.of(E.LHS), E);
      return true;
    }
    assignAnswer(S, E.Member ? M.Paths.member(E.Member) : writtenTo(S, E),
                 E.RHS, E.S, More);
    return true;
  case Event::Declare: {
    const bool IsReference = E.Var->getType()->isReferenceType();
    const Expr *Value = E.RHS ? strip(E.RHS) : nullptr;
    // `const Owner &o = Owner{client};`, `auto &&all = {client, other};`
    if ((isa_and_nonnull<CXXStdInitializerListExpr>(Value) ||
         (IsReference && isa_and_nonnull<InitListExpr>(Value))) &&
        carries(S, Value))
      S.handOver(NewOwner::Other);
    if (IsReference)
      return true;
    // A static local outlives the call in which it gets its client.
    if (const Expr *Kept =
            E.Var->hasLocalStorage() ? nullptr : E.Var->getInit();
        Kept && (denotes(S, Kept) != Denotes::Nothing || carries(S, Kept)))
      S.handOver(NewOwner::Other);
    const PathId Path = M.Paths.variable(E.Var);
    if (E.RHS) {
      assignAnswer(S, Path, E.RHS, E.S, More);
    } else {
      killAliases(S, Path, E.S);
      forget(S, Path);
    }
    return true;
  }
  case Event::Change: {
    const PathId Path = chosenElement(S, E.LHS);
    const Value Old = S.value(Path);
    if (S.isAlias(Path))
      return true; // pointer arithmetic keeps hold of the client
    forget(S, Path);
    if (Path && E.Delta && !Old.isAny())
      S.Store.set(Path, Old.plus(*E.Delta));
    // `flags |= APPEND`
    if (const auto *Sets = dyn_cast<BinaryOperator>(E.S);
        Path && Sets && Sets->getOpcode() == BO_OrAssign)
      if (const auto Before = Old.constant(), Bits = constant(E.RHS);
          Before && Bits)
        S.Store.set(Path, Value::exactly(*Before | *Bits));
    return true;
  }
  case Event::Return:
    S.Returned = evaluate(S, E.RHS);
    if (returnParts(S, E))
      return true;
    if (S.Type == Typestate::Open && E.RHS) {
      // `return fdopen(fd, "r")`: the caller asks, but it has no descriptor.
      S.Doubts.erase(std::remove_if(S.Doubts.begin(), S.Doubts.end(),
                                    [&](const Doubt &D) {
                                      return !D.Callee && !S.Aliases.empty() &&
                                             D.Answer == M.Paths.of(E.RHS) &&
                                             !M.Paths.outlives(D.Answer);
                                    }),
                     S.Doubts.end());
      if (isWatched(S)) {
        // `return f;`, which the guard closes: whoever gets it has nothing.
        if (denotes(S, E.RHS) != Denotes::Nothing)
          S.handOver(NewOwner::Other);
      } else if (denotes(S, E.RHS) == Denotes::Client) {
        if (!isLeftToCaller(S))
          S.handOver(NewOwner::Caller);
      } else if (Site && E.RHS->getType()->isPointerType() &&
                 denotes(S, E.RHS) == Denotes::Container && M.Paths.of(E.RHS)) {
        store(S, M.Paths.result(), E.RHS); // with the structure
      } else if (denotes(S, E.RHS) != Denotes::Nothing || carries(S, E.RHS))
        S.handOver(NewOwner::Other);
    }
    return true;
  case Event::Throw:
  case Event::Jump:
    return true;
  case Event::Capture:
    if (S.Type == Typestate::Open) {
      const auto *L = cast<LambdaExpr>(E.S);
      const bool Waits = M.CalledClosures.count(L->getLambdaClass());
      for (const LambdaCapture &C : L->captures())
        if ((!Waits || C.capturesThis()) && captures(S, C)) {
          S.handOver(NewOwner::Other);
          return true;
        }
    }
    return true;
  case Event::Await:
    if (S.Type == Typestate::Open && Rules.endsWhenAwaited() &&
        denotes(S, E.RHS) != Denotes::Nothing)
      close(S, E.RHS);
    return true;
  case Event::Delete:
    if (S.Type == Typestate::Open) {
      const Denotes How = denotes(S, E.RHS);
      if (How == Denotes::Container)
        killAliases(S, M.Paths.of(E.RHS), E.S);
      else if (How != Denotes::Nothing)
        close(S, nullptr);
    }
    return true;
  }
  return true;
}

/// The return of a structure that its receiver need not destroy; whether the
/// client is in one of its fields.
bool Simulator::returnParts(State &S, const Event &E) {
  if (!E.RHS || !Site || !E.RHS->getType()->isRecordType())
    return false;
  const auto *Class = E.RHS->getType()->getAsCXXRecordDecl();
  if (Class && (!Class->hasDefinition() || !Class->hasTrivialDestructor()))
    return false;
  assign(S, M.Paths.result(), E.RHS, E.S);
  return llvm::any_of(
      S.Aliases, [&](PathId A) { return M.Paths.root(A) == M.Paths.result(); });
}

/// Whether \p E compares what a variable holds with a constant.
bool Simulator::asksVariable(const Expr *E) {
  const auto *B = dyn_cast_or_null<BinaryOperator>(strip(E));
  return B && B->isEqualityOp() &&
         (M.Paths.of(B->getLHS()) || M.Paths.of(B->getRHS())) &&
         (constant(B->getLHS()) || constant(B->getRHS()));
}

/// `owned = file == NULL`: from here on the flag goes with the answer.
void Simulator::assignAnswer(State &S, PathId To, const Expr *From,
                             const Stmt *At, States &More) {
  if (asksVariable(From) && evaluate(S, From).constant() == std::nullopt) {
    State Yes = S, No = S;
    if (assume(Yes, From, true) && assume(No, From, false)) {
      S = std::move(Yes);
      assign(No, To, From, At);
      More.push_back(std::move(No));
    }
  }
  assign(S, To, From, At);
}

/// Where the assignment writes.  Of the elements that a loop fills with clients
/// only the first few are told apart.
PathId Simulator::writtenTo(const State &S, const Event &E) {
  const PathId Any = M.Paths.of(E.LHS);
  const PathId To = chosenElement(S, E.LHS);
  return To != Any && carries(S, E.RHS) &&
                 M.Paths.element(To).value_or(0) >= MaxElementsFollowed
             ? Any
             : To;
}

/// What is known of the fields of the structure \p E, which are copied with it.
FlatMap<PathId, Value> Simulator::partsOf(const State &S, const Expr *E) {
  FlatMap<PathId, Value> Parts;
  const PathId Whole =
      E && E->getType()->isRecordType() ? M.Paths.of(E) : PathId(0);
  for (const auto &[Path, V] : S.Store)
    if (Whole && Path != Whole && M.Paths.isPrefix(Whole, Path) &&
        llvm::all_of(M.Paths.steps(Whole, Path), [](const PathStep &Step) {
          return Step.K == PathStep::Field || Step.K == PathStep::Part;
        }))
      Parts.set(Path, V);
  return Parts;
}

/// What \p Known says of \p From and its parts holds for \p To, too.
void Simulator::copyKnown(State &S, const FlatMap<PathId, Value> &Known,
                          PathId From, PathId To) {
  for (const auto &[Path, V] : Known)
    if (M.Paths.isPrefix(From, Path))
      S.Store.set(M.Paths.replacePrefix(Path, From, To), V);
}

/// `o = client`, `o = std::nullopt`, `o.reset()`.
void Simulator::assignValue(State &S, PathId To, const Event &E) {
  const bool Engaged = E.RHS && !isNoValue(strip(E.RHS));
  const PathId Value = M.Paths.step(To, *partOf(E.LHS->getType(), 0));
  assign(S, Value, Engaged ? E.RHS : nullptr, E.S);
  if (To)
    S.Store.set(M.Paths.step(To, engagement()),
                obligation::Value::exactly(Engaged));
}

/// `To = {a, b}`, and a pair of two.
void Simulator::assignList(State &S, PathId To, const Expr *From,
                           const Stmt *At) {
  if (M.Paths.outlives(To)) {
    if (S.Type == Typestate::Open && carries(S, From))
      S.handOver(NewOwner::Other);
    return;
  }
  // `c = {c.fd, 0}`: the old parts are read before they are written.
  const bool Again = carries(S, From) && llvm::any_of(S.Aliases, [&](PathId A) {
                       return M.Paths.isPrefix(To, A);
                     });
  const PathId Into = Again ? M.Paths.temporary(strip(From)) : To;
  if (!Again) {
    killAliases(S, To, At);
    forget(S, To);
  }
  if (const auto *List = dyn_cast<InitListExpr>(strip(From)))
    initialise(S, Into, List);
  if (const auto Made = asHolding(From)) {
    for (const Holding::Part &Part : Made->Parts)
      initialisePart(S, M.Paths.step(Into, Part.Step), Part.From,
                     /*Known=*/true);
    if (Made->Engaged)
      S.Store.set(M.Paths.step(Into, engagement()),
                  Value::exactly(*Made->Engaged));
  }
  if (!Again)
    return;
  killAliases(S, To, At);
  forget(S, To);
  const auto Known = S.Store;
  copyKnown(S, Known, Into, To);
  const llvm::SmallVector<PathId, 4> Fresh = S.Aliases;
  for (const PathId A : Fresh)
    if (M.Paths.isPrefix(Into, A))
      S.addAlias(M.Paths.replacePrefix(A, Into, To));
}

/// Whether no conversion changes what \p E names.
static bool keepsValue(const Expr *E, const ASTContext &Context) {
  const QualType From = strip(E)->getType(), To = E->getType();
  return (From->isPointerType() && To->isPointerType()) ||
         (To->isScalarType() && Context.hasSameUnqualifiedType(From, To));
}

void Simulator::assign(State &S, PathId To, const Expr *From, const Stmt *At) {
  if (To && (isa_and_nonnull<InitListExpr>(strip(From)) || asHolding(From))) {
    assignList(S, To, From, At);
    return;
  }
  Value New = evaluate(S, From);
  if (New.isAny() && isFollowedBefore(From, *M.Parents))
    New = Value::not_(0);
  const PathId Source = M.Paths.of(From);
  // `conns[fd]`: a table that knows descriptors by number has an entry for it.
  if (S.Type == Typestate::Open && isTableEntry(S, From))
    S.handOver(NewOwner::Other);
  if (S.Type == Typestate::Open) {
    store(S, To, From);
    if (S.Type == Typestate::Open && To &&
        denotes(S, From) == Denotes::Nothing && !carries(S, From))
      killAliases(S, To, At);
  }
  if (!To) {
    S.Zeroed = false; // written to somewhere
    return;
  }
  const bool KeepsClient = S.isAlias(To);
  const auto Parts = partsOf(S, From);
  // `all[i] = 0`: each has that, or what it had.
  FlatMap<PathId, Value> Elements;
  if (M.Paths.hasAnyIndex(To))
    for (const auto &[Path, Old] : S.Store)
      if (const Value Either = Old.join(New);
          !Either.isAny() && M.Paths.elementLike(To, Path) == Path)
        Elements.set(Path, Either);
  forget(S, To);
  for (const auto &[Path, Either] : Elements)
    S.Store.set(Path, Either);
  copyKnown(S, Parts, Source, To);
  // Others write over such a beginning without being seen.
  const bool MayChange =
      constant(From) && M.Shared.count(M.Paths.variableOf(To));
  if (!New.isAny() && !MayChange)
    S.Store.set(To, New);
  clearObject(S, To, From);
  if (Source && Source != To && !KeepsClient && !New.constant() && !MayChange &&
      !M.Paths.isTemporary(Source) && keepsValue(From, P.context()) &&
      !M.Paths.isPrefix(To, Source))
    S.Copies.set(To, Source);
  const auto Gives = [&](PathId Answer) {
    return Answer == Source || isArm(From, Answer);
  };
  // The variable alone names the client: so rounds of a loop meet.
  if (KeepsClient)
    llvm::erase_if(S.Aliases, [&](PathId A) {
      return M.Paths.isTemporary(A) && Gives(A);
    });
  for (Doubt &D : S.Doubts)
    if (Gives(D.Answer))
      D.Answer = To;
}

/// Whether the call whose result is \p Answer is an arm of the conditional \p
/// E.
bool Simulator::isArm(const Expr *E, PathId Answer) {
  const auto *C = dyn_cast_or_null<AbstractConditionalOperator>(strip(E));
  if (!C || !Answer)
    return false;
  for (const Expr *Arm : {C->getTrueExpr(), C->getFalseExpr()})
    if (M.Paths.of(Arm) == Answer || isArm(Arm, Answer))
      return true;
  return false;
}

/// Whether \p E is an element, chosen by the client itself, of an array that
/// outlives the function.
bool Simulator::isTableEntry(const State &S, const Expr *E) {
  E = strip(E);
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(E);
      U && U->getOpcode() == UO_AddrOf)
    E = strip(U->getSubExpr());
  const auto *Element = dyn_cast_or_null<ArraySubscriptExpr>(E);
  return Element && denotes(S, Element->getIdx()) == Denotes::Client;
}

/// Whether the destructor may reach the member: no body to be seen, or one that
/// names it, calls a method of its own or gives `this` away.
static bool mayReach(const CXXDestructorDecl &D, const FieldDecl *Member) {
  const FunctionDecl *Definition = nullptr;
  if (!D.hasBody(Definition))
    return true;
  return contains(Definition->getBody(), Closures::Enter, [&](const Stmt &S) {
    if (const auto *This = dyn_cast<CXXThisExpr>(&S))
      return !This->isImplicit();
    const auto *M = dyn_cast<MemberExpr>(&S);
    return M && (isa<CXXMethodDecl>(M->getMemberDecl()) ||
                 M->getMemberDecl()->getCanonicalDecl() == Member);
  });
}

/// Whether the place is in a local object whose destructor, or the one of an
/// object around it, may close what is there.
bool Simulator::hasDestructorFor(PathId To) {
  const VarDecl *V = M.Paths.variableOf(To);
  if (!V || M.Paths.outlives(To))
    return false;
  QualType T = V->getType();
  for (const PathStep &Step : M.Paths.steps(M.Paths.root(To), To)) {
    while (const auto *Array = P.context().getAsArrayType(T))
      T = Array->getElementType();
    if (Step.K == PathStep::Deref && T->isPointerType())
      T = T->getPointeeType();
    else if (Step.K == PathStep::Deref && !smartPointee(T).isNull())
      T = smartPointee(T);
    if (Step.K != PathStep::Field)
      continue;
    const auto *Member = static_cast<const FieldDecl *>(Step.Data);
    const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
    const CXXDestructorDecl *D =
        Class && Class->hasDefinition() ? Class->getDestructor() : nullptr;
    if (D && D->isUserProvided() && mayReach(*D, Member))
      return true;
    T = Member->getType();
  }
  return false;
}

/// The client's part of `To = From`.
void Simulator::store(State &S, PathId To, const Expr *From) {
  const Denotes How = denotes(S, From);
  if (How == Denotes::Nothing) {
    if (!carries(S, From))
      return;
    if (!To || M.Paths.outlives(To))
      S.handOver(NewOwner::Other);
    else
      S.addDerived(To);
    return;
  }
  const CallerPlace Callers = callerPlace(To);
  const bool Ours =
      (How == Denotes::Client &&
       ((Callers && !Callers.isWithin()) || Rules.staysIn(M.Paths, To))) ||
      (How == Denotes::Container && Site && Callers.isWhole() &&
       From->getType()->isPointerType() && isOwnObject(M.Paths.of(From)));
  if (!To || (M.Paths.outlives(To) && !Ours) || hasDestructorFor(To) ||
      isGivenAway(S, To)) {
    S.handOver(NewOwner::Other);
    return;
  }
  if (const VarDecl *V = M.Paths.variableOf(To);
      V && M.Watched.count(V) && !watcherOf(To)) {
    S.handOver(NewOwner::Other);
    return;
  }
  // Which element it is cannot be told; a loop may close them all.
  if (M.Paths.hasAnyIndex(To) || strip(From)->getType()->isArrayType()) {
    R.LosesElements |= M.Paths.hasAnyIndex(To);
    S.handOver(NewOwner::Other);
    return;
  }
  const llvm::SmallVector<PathId, 4> Old = S.Aliases;
  if (How == Denotes::Inside) {
    if (!S.isAlias(To)) // `p = p + 1` keeps hold of the client
      S.addDerived(To);
  } else if (How == Denotes::Client) {
    S.addAlias(To);
  } else if (How == Denotes::Address) {
    S.addAlias(M.Paths.step(To, {PathStep::Deref}));
  } else if (const PathId Source = M.Paths.of(From)) {
    for (const PathId A : Old)
      if (A != Source && M.Paths.isPrefix(Source, A))
        S.addAlias(M.Paths.replacePrefix(A, Source, To));
  } else {
    S.handOver(NewOwner::Other);
  }
}

/// `T x = {a, b, c}`, perhaps with the client among the elements.
void Simulator::initialise(State &S, PathId To, const InitListExpr *List) {
  if (List->isSemanticForm() == false && List->getSemanticForm())
    List = List->getSemanticForm();
  const auto *Record = List->getType()->getAsRecordDecl();
  const bool Array = List->getType()->isArrayType();
  RecordDecl::field_iterator Field, End;
  const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Record);
  if (isArray(List->getType()) && List->getNumInits() == 1) {
    initialisePart(S, To, List->getInit(0), /*Known=*/true);
    return;
  }
  if (Class && Class->getNumBases() > 0) { // they come first in the list
    if (carries(S, List))
      S.handOver(NewOwner::Other);
    return;
  }
  if (Record) {
    Field = Record->field_begin();
    End = Record->field_end();
  }
  for (unsigned I = 0; I < List->getNumInits(); ++I) {
    const Expr *Init = List->getInit(I);
    PathId Part = 0;
    if (Array)
      Part =
          M.Paths.step(To, {PathStep::Index, nullptr, static_cast<int64_t>(I)});
    else if (Record && !Record->isUnion() && Field != End)
      Part = M.Paths.step(To, {PathStep::Field, (Field++)->getCanonicalDecl()});
    // Long tables are data; nobody asks for one of their entries by itself.
    if (Init)
      initialisePart(S, Part, Init,
                     List->getNumInits() <= MaxInitialisersKnown);
  }
}

/// One part of an object gets its first value; \p Known: it is remembered.
void Simulator::initialisePart(State &S, PathId Part, const Expr *Init,
                               bool Known) {
  if (const auto *Inner = dyn_cast<InitListExpr>(strip(Init)); Inner && Part) {
    initialise(S, Part, Inner);
    return;
  }
  if (Part && Known)
    if (const Value V = evaluate(S, Init); !V.isAny())
      S.Store.set(Part, V);
  if (Part)
    copyKnown(S, partsOf(S, Init), M.Paths.of(Init), Part);
  if (S.Type == Typestate::Open &&
      (denotes(S, Init) != Denotes::Nothing || carries(S, Init)))
    store(S, Part, Init);
}

/// `while (open("/dev/null", O_RDWR) < 3);`: opened so that a number is taken.
static bool opensNull(const CallView &Call) {
  const auto *Name = Call.size() == 0
                         ? nullptr
                         : dyn_cast<StringLiteral>(strip(Call.argument(1)));
  return Name && Name->getCharByteWidth() == 1 &&
         Name->getString() == "/dev/null";
}

void Simulator::dropTemporaries(State &S, const Stmt *Now) {
  bool Dropped = false;
  const auto Over = [&](PathId A) {
    const Expr *E = M.Paths.temporaryOf(A);
    if (!E || (Now && fullStatement(E) == fullStatement(Now)))
      return false;
    Dropped = true;
    return true;
  };
  S.Aliases.erase(std::remove_if(S.Aliases.begin(), S.Aliases.end(), Over),
                  S.Aliases.end());
  if (Dropped && S.Aliases.empty() &&
      (!S.Derived.empty() || (Site && opensNull(Site->Call)))) {
    S.handOver(NewOwner::Nobody);
  } else if (Dropped && S.Aliases.empty()) {
    report(S, Current, Leak::Discarded, Site ? Site->Call.E : nullptr);
    S.handOver(NewOwner::Nobody);
  }
}

void Simulator::killAliases(State &S, PathId Prefix, const Stmt *At) {
  if (S.Type != Typestate::Open || !Prefix)
    return;
  const State Before = S;
  const size_t Count = S.Aliases.size();
  const auto Within = [&](PathId A) { return M.Paths.isPrefix(Prefix, A); };
  S.Aliases.erase(std::remove_if(S.Aliases.begin(), S.Aliases.end(), Within),
                  S.Aliases.end());
  S.Derived.erase(std::remove_if(S.Derived.begin(), S.Derived.end(), Within),
                  S.Derived.end());
  // A structure of the caller's is filled in again: cannot tell.
  if (llvm::any_of(Before.Aliases, [&](PathId A) {
        return Within(A) && !callerPlace(A).Fields.empty();
      })) {
    S.handOver(NewOwner::Other);
    return;
  }
  if (S.Aliases.size() < Count && S.Aliases.empty()) {
    if (!llvm::all_of(Before.Aliases,
                      [&](PathId A) { return missesGuard(Before, A, At); })) {
      S.handOver(NewOwner::Other);
      return;
    }
    // `p = realloc(p, n)`: lost only if that fails, and somebody may yet ask.
    if (std::any_of(S.Doubts.begin(), S.Doubts.end(),
                    [](const Doubt &D) { return !D.Callee; }))
      return;
    if (CallerHolds) {
      S.handOver(NewOwner::Other); // the parameter is reused: cannot tell
      return;
    }
    if (S.Derived.empty())
      report(Before, Current, Leak::Overwritten, At);
    S.handOver(NewOwner::Nobody);
  }
}

/// Whether the client's pointer leads to \p Path, and no other one does.
bool Simulator::isBehindClient(const State &S, PathId Path) const {
  return llvm::any_of(S.Aliases, [&](PathId A) {
    if (A == Path || !M.Paths.isPrefix(A, Path))
      return false;
    const auto Steps = M.Paths.steps(A, Path);
    return Steps.front().K == PathStep::Deref &&
           llvm::count_if(Steps, [](const PathStep &Step) {
             return Step.K == PathStep::Deref;
           }) == 1;
  });
}

/// What is known of \p Path, also by what zeroed memory begins with.
Value Simulator::valueOf(const State &S, PathId Path) const {
  return S.Zeroed && !S.Store.find(Path) && isBehindClient(S, Path)
             ? Value::exactly(0)
             : S.value(Path);
}

void Simulator::forget(State &S, PathId Prefix) {
  if (!Prefix)
    return;
  S.Zeroed = S.Zeroed && !isBehindClient(S, Prefix);
  const bool IsElement = M.Paths.hasAnyIndex(Prefix) || M.Paths.element(Prefix);
  S.forgetIf([&](PathId Path) {
    return M.Paths.isPrefix(Prefix, Path) ||
           (IsElement && (M.Paths.elementLike(Prefix, Path) ||
                          M.Paths.elementLike(Path, Prefix)));
  });
  if (const VarDecl *V = M.Paths.variableOf(Prefix))
    forgetConditions(S, *V, /*OnItself=*/true);
}

void Simulator::forgetConditions(State &S, const VarDecl &V, bool OnItself) {
  S.Conditions.removeIf([&](unsigned Id) {
    return (OnItself || !M.Known.ConditionsOnLocals[Id]) &&
           llvm::is_contained(M.Known.ConditionVariables[Id], &V);
  });
}

const Stmt *Simulator::fullStatement(const Stmt *S) {
  const auto [It, New] = M.Known.FullStatements.try_emplace(S, S);
  if (!New)
    return It->second;
  const Stmt *Top = S;
  while (isa<Expr>(Top)) {
    const Stmt *Up = M.Parents->getParent(Top);
    if (!Up || !(isa<Expr>(Up) || isa<DeclStmt>(Up) || isa<ReturnStmt>(Up) ||
                 isa<CoreturnStmt>(Up)))
      break;
    Top = Up;
  }
  M.Known.FullStatements[S] = Top;
  return Top;
}

} // namespace closecall::obligation
