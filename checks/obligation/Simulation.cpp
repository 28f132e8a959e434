//===- Simulation.cpp - Follows one client along every path ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The algorithm is described in Simulation.h.  Here: the work list, and how a
// function is left.
//
//===----------------------------------------------------------------------===//

#include "obligation/Simulation.h"
#include "obligation/Program.h"
#include "obligation/Simulator.h"
#include "support/LibraryFunction.h"
#include "clang/AST/Stmt.h"

using namespace clang;
using closecall::catalogue::Place;

namespace closecall::obligation {

void Simulator::workOff() {
  unsigned Visits = 0;
  while (!Work.empty() && !R.TooComplex) {
    const unsigned Index = Work.begin()->second;
    Work.erase(Work.begin());
    Nodes[Index].Queued = false;
    R.TooComplex |= ++Visits > (!Apart    ? MaxVisits
                                : IsAsked ? MaxVisitsAnswering
                                          : MaxVisitsApart);
    ++M.Known.Visits;
    process(Index);
  }
}

Result Simulator::result() {
  if (R.TooComplex)
    return std::move(R);
  for (auto &[Key, L] : Leaks) {
    L.OtherStates = WithoutDuty[Key];
    if (skipsItsEnd(L))
      R.SkipsLoops = true;
    else if (!asksTheContext(L) && !asksOtherOpening(L))
      R.Leaks.push_back(L);
  }
  const SourceManager &SM = P.context().getSourceManager();
  std::sort(R.Leaks.begin(), R.Leaks.end(), [&](const Leak &A, const Leak &B) {
    if (!A.At || !B.At)
      return A.At && !B.At;
    return SM.isBeforeInTranslationUnit(A.At->getBeginLoc(),
                                        B.At->getBeginLoc());
  });
  return std::move(R);
}

Prefix Simulator::prefix() {
  State Initial;
  beginWithoutGuards(Initial);
  enter(M.Entry, Initial, -1, Branch{nullptr}, false);
  workOff();
  Prefix Found;
  Found.TooComplex = R.TooComplex;
  for (Node &N : Nodes)
    Found.States[N.Block].push_back(std::move(N.S));
  return Found;
}

Result Simulator::run(const Opening &S) {
  Site = &S;
  R.Site = S;
  State Initial;
  Initial.Traces = Tried != nullptr;
  beginWithoutGuards(Initial);
  enter(M.Entry, Initial, -1, Branch{nullptr}, false);
  workOff();
  return result();
}

Result Simulator::runApart(const Opening &S) {
  Apart = true;
  return run(S);
}

Result Simulator::run(const Opening &S, Trial &With, bool KeepsApart) {
  Tried = &With;
  Apart = KeepsApart;
  return run(S);
}

Result Simulator::runWhileOpen(const Opening &S, const Prefix &Before) {
  Site = &S;
  R.Site = S;
  WhileOpen = true;
  const auto Here = Before.States.find(M.blockOf(S.Call.E));
  if (Here != Before.States.end())
    for (const State &At : Here->second)
      enter(Here->first, At, -1, Branch{nullptr}, false);
  workOff();
  return result();
}

Result Simulator::runGiven(PathId Start, const Value &Client,
                           const Arguments &Known) {
  Given = Start;
  State Initial = entry(Known);
  Initial.Type = Typestate::Open;
  Initial.addAlias(Start);
  // An open pointer is not null; of an integer we do not know its range.
  if (const VarDecl *V = M.Paths.variableOf(Start))
    if (V->getType()->isPointerType() || V->getType()->isReferenceType())
      Initial.Store.set(M.Paths.variable(V), Value::not_(0));
  Initial.Store.set(Start, Client.isAny() ? Value::not_(0) : Client);
  enter(M.Entry, Initial, -1, Branch{nullptr}, false);
  workOff();
  return result();
}

/// The next round of a loop may find anything in memory that others can write:
/// what the loop asks about it is asked anew.
void Simulator::startNextRound(State &S, unsigned First, unsigned Last) {
  const std::vector<bool> &Loop = M.loop(First, Last);
  const auto AsksIt = [&](const auto &AskedIn, unsigned What) {
    const auto It = AskedIn.find(What);
    if (It == AskedIn.end())
      return false;
    for (const unsigned Block : It->second)
      if (Loop[Block])
        return true;
    return false;
  };
  S.forgetIf([&](PathId Path) {
    return M.Paths.outlives(Path) && !S.isAlias(Path) &&
           AsksIt(M.Known.PathAskedIn, Path);
  });
  S.Conditions.removeIf([&](unsigned Id) {
    return !M.Known.ConditionsOnLocals[Id] &&
           AsksIt(M.Known.ConditionAskedIn, Id);
  });
}

/// The node among \p Here that \p S goes into; nothing if it needs its own.
std::optional<unsigned> Simulator::nodeFor(llvm::ArrayRef<unsigned> Here,
                                           const State &S) const {
  const bool Joins = !Apart || Here.size() >= MaxStatesKeptApart;
  const bool Coarsely =
      Here.size() >= MaxStatesPerBlock / 2 + (Apart ? MaxStatesKeptApart : 0);
  for (const unsigned Index : Here)
    if (const State &Found = Nodes[Index].S;
        Found.mergesWith(S, Coarsely) && (Joins || Found.covers(S)))
      return Index;
  return std::nullopt;
}

void Simulator::enter(unsigned Block, State S, int Parent, const Branch &Via,
                      bool BackEdge) {
  if (BackEdge)
    startNextRound(S, Block, Nodes[Parent].Block);
  llvm::SmallVector<unsigned, 4> &Here = AtBlock[Block];
  // `while (a && b)` asks in two blocks.
  const bool Again =
      BackEdge || (Parent >= 0 && Nodes[Parent].Again &&
                   isa_and_nonnull<BinaryOperator>(
                       M.Blocks[Nodes[Parent].Block].Terminator));
  if (const std::optional<unsigned> Found = nodeFor(Here, S)) {
    Node &N = Nodes[*Found];
    N.Again |= Again;
    if (N.S.merge(S, N.Visits >= WidenAfter) && !N.Queued) {
      N.Queued = true;
      Work.insert({M.Blocks[Block].Order, *Found});
    }
    return;
  }
  if (Here.size() >= MaxStatesPerBlock + (Apart ? MaxStatesKeptApart : 0)) {
    R.TooComplex = true;
    return;
  }
  const unsigned Index = Nodes.size();
  Node N;
  N.Block = Block;
  N.S = std::move(S);
  N.Parent = Parent;
  N.Via = Via;
  N.Queued = true;
  N.Again = Again;
  Nodes.push_back(std::move(N));
  Here.push_back(Index);
  Work.insert({M.Blocks[Block].Order, Index});
}

/// Joins the states that the next block would join anyway.
void Simulator::joinAlike(States &Live) {
  States Joined;
  for (State &S : Live) {
    const auto Same =
        std::find_if(Joined.begin(), Joined.end(), [&](const State &J) {
          return J.mergesWith(S, /*Coarsely=*/false);
        });
    if (Same == Joined.end())
      Joined.push_back(std::move(S));
    else
      Same->merge(S, /*Widen=*/false);
  }
  Live = std::move(Joined);
}

void Simulator::process(unsigned Index) {
  ++Nodes[Index].Visits;
  Current = static_cast<int>(Index);
  const Block &B = M.Blocks[Nodes[Index].Block];
  States Live;
  Live.push_back(Nodes[Index].S);
  LastBranch = Branch{nullptr};
  const Stmt *LastReturn = nullptr;
  const Stmt *LastThrow = nullptr;
  for (EventNumber = 0; EventNumber < B.Events.size(); ++EventNumber) {
    const Event &E = B.Events[EventNumber];
    if (E.K == Event::Return)
      LastReturn = E.S;
    if (E.K == Event::Throw)
      LastThrow = E.S;
    States Next;
    for (State &S : Live) {
      const bool WasOpen = S.Type == Typestate::Open;
      const size_t Before = Next.size();
      if (Tried)
        watchUse(S, E);
      if (transfer(S, E, Next))
        Next.push_back(std::move(S));
      for (size_t I = Before; I < Next.size(); ++I)
        if (WasOpen && E.S &&
            (Next[I].Type == Typestate::Closed ||
             Next[I].Type == Typestate::HandedOver))
          Ends.try_emplace(E.S, End{here(), namesAnyElement(E)});
    }
    Live = std::move(Next);
    if (Live.size() > (Apart ? MaxStatesPerBlock : MaxStatesApart))
      joinAlike(Live);
    if (Live.size() > MaxStatesPerBlock) {
      R.TooComplex = true;
      return;
    }
  }
  for (const State &S : Live) {
    if (WhileOpen && S.Type != Typestate::Open && !S.Holder) {
      R.EverHandedOver |= S.Type == Typestate::HandedOver;
      R.EverGivenBack |=
          S.Owner == NewOwner::Caller || S.Owner == NewOwner::CallerByArgument;
      continue;
    }
    leaveByException(B, S);
    if (Tried && B.Condition)
      watchCondition(S, B.Condition);
    for (const Block::Edge &E : B.Successors) {
      State Next = S;
      LastBranch = Branch{nullptr};
      if (!follow(B, E, Next, LastBranch))
        continue;
      if (Tried)
        if (const IfStmt *If =
                missingElse(LastBranch.Terminator, LastBranch.Taken))
          passPoint(Next, If);
      if (E.To != M.Exit)
        enter(E.To, std::move(Next), Current, LastBranch,
              /*BackEdge=*/M.Blocks[E.To].Order <= B.Order);
      else if (LastThrow)
        exitFunction(Next, Current, Leak::Thrown, LastThrow);
      // Out of a try block past all its handlers: we do not compare types.
      else if (!B.NoReturn && !isa_and_nonnull<CXXTryStmt>(B.Terminator))
        exitFunction(Next, Current, Leak::Exit, LastReturn);
    }
  }
}

/// Follows an exception that the last call of the block may throw.
void Simulator::leaveByException(const Block &B, const State &S) {
  if (!B.Exceptional)
    return;
  const CallView &Call = M.Calls[B.ThrowingCall];
  if ((Site && Call.E == Site->Call.E) || throwsWithoutClient(S, Call))
    return;
  LastBranch = Branch{nullptr};
  if (*B.Exceptional == M.Exit)
    exitFunction(S, Current, Leak::Thrown, Call.E);
  else
    enter(*B.Exceptional, S, Current, LastBranch,
          /*BackEdge=*/M.Blocks[*B.Exceptional].Order <= B.Order);
}

/// Narrows \p S to what holds on the edge; false if it cannot be taken.
bool Simulator::follow(const Block &B, const Block::Edge &E, State &S,
                       Branch &Via) {
  if (E.K == Block::Edge::True || E.K == Block::Edge::False) {
    Via.Taken = E.K == Block::Edge::True;
    Via.Terminator = B.Terminator;
    // Only a choice that was not already certain is worth a note.
    if (!truth(S, B.Condition))
      Via.Condition = B.Condition;
    return assume(S, B.Condition, Via.Taken) &&
           answerWhole(S, B.Condition, Via.Taken);
  }
  if (E.K == Block::Edge::Case || E.K == Block::Edge::Default) {
    const auto *Switch = cast<SwitchStmt>(B.Terminator);
    Via.Condition = Switch->getCond();
    Via.Label = E.Label;
    Via.Terminator = B.Terminator;
    return assumeCase(S, Switch, E);
  }
  return true;
}

/// `redisGetReply(c, &reply); if (c->err) return;`: nobody looks at the call's
/// status, but somebody asks the object that it was made with.
bool Simulator::asksTheContext(const Leak &L) {
  if (!Site || Site->Gives.K == Place::Return || !isUnanswered(Site->Call.E))
    return false;
  for (const Branch &B : L.Path) {
    const auto *Member = dyn_cast<MemberExpr>(strip(B.Condition));
    const PathId Asked = Member ? M.Paths.of(Member->getBase()) : 0;
    for (unsigned N = 1; Asked && N <= Site->Call.size(); ++N)
      if (N != Site->Gives.Index && M.Paths.of(Site->Call.argument(N)) == Asked)
        return true;
  }
  return false;
}

/// `f = state->log = fopen(path, "a")` stands on another path: who asks for
/// `state->log` asks which of the two openings it was.
bool Simulator::asksOtherOpening(const Leak &L) {
  const auto Opens = [&](const Event &E, PathId Asked) {
    const Expr *From =
        E.K == Event::Assign && E.LHS && M.Paths.of(E.LHS) == Asked
            ? strip(E.RHS)
            : nullptr;
    const std::optional<CallView> Call =
        From ? CallView::of(From) : std::nullopt;
    return Call && (!Site || Call->E != Site->Call.E) &&
           !P.openingsAt(*Call).empty();
  };
  return llvm::any_of(L.Path, [&](const Branch &B) {
    const Expr *Question = strip(B.Condition);
    if (const auto *Not = dyn_cast<UnaryOperator>(Question);
        Not && Not->getOpcode() == UO_LNot)
      Question = strip(Not->getSubExpr());
    const PathId Asked = M.Paths.of(Question);
    return Asked && M.Paths.outlives(Asked) &&
           M.hasEvent([&](const Event &E) { return Opens(E, Asked); });
  });
}

/// Whether the event names an element of an array by a variable: `fds[i]`.
bool Simulator::namesAnyElement(const Event &E) {
  const auto IsAny = [&](const Expr *X) {
    return M.Paths.hasAnyIndex(M.Paths.of(X)) ||
           M.Paths.hasAnyIndex(M.Paths.addressee(X));
  };
  return IsAny(E.RHS) ||
         (E.K == Event::Call && (llvm::any_of(M.Calls[E.Index].Args, IsAny) ||
                                 IsAny(M.Calls[E.Index].Object)));
}

/// A loop whose every round closes the client or gives it away is there to do
/// so; that it runs no round at all is not assumed.  One that leaves when it
/// has done so, as by `return`, is there for something else.
bool Simulator::skipsItsEnd(const Leak &L) const {
  const SourceManager &SM = P.context().getSourceManager();
  return llvm::any_of(L.SkippedLoops, [&](const Leak::SkippedLoop &Skipped) {
    // By now a round that leaves the client as it was may lead there, too.
    const Node &Head = Nodes[Skipped.Head];
    return llvm::any_of(Ends, [&](const auto &Row) {
      const auto &[At, End] = Row;
      return (!Head.Again || (Skipped.IsElement && End.Walks)) &&
             !SM.isBeforeInTranslationUnit(At->getBeginLoc(),
                                           Skipped.Loop->getBeginLoc()) &&
             !SM.isBeforeInTranslationUnit(Skipped.Loop->getEndLoc(),
                                           At->getBeginLoc()) &&
             M.leadsTo(End.Block, Head.Block);
    });
  });
}

/// What is known of the fields of the structure that the function returns.
std::vector<ReturnedPart> Simulator::returned(const State &S) {
  std::vector<ReturnedPart> Parts;
  for (const auto &[Path, V] : S.Store)
    if (M.Paths.root(Path) == M.Paths.result())
      Parts.push_back({{M.Paths.steps(M.Paths.result(), Path)}, V});
  return Parts;
}

/// Whether the caller finds the client behind an argument: what is returned is
/// another name for it.
bool Simulator::isLeftToCaller(const State &S) const {
  return llvm::any_of(S.Aliases,
                      [&](PathId A) { return A != Given && callerPlace(A); });
}

void Simulator::exitFunction(const State &From, int Index, Leak::Kind K,
                             const Stmt *At) {
  if (K == Leak::Thrown && isNothrow(*M.Function))
    return; // the program ends
  State S = From;
  CallerPlace Left;
  const bool IsLeft = isLeftToCaller(From);
  for (const PathId A : From.Aliases)
    if (!IsLeft && M.Paths.root(A) == M.Paths.result()) {
      Left.Fields = {M.Paths.steps(M.Paths.result(), A)};
      S.handOver(NewOwner::Caller);
    }
  if (S.Type == Typestate::Open)
    dropTemporaries(S, nullptr);
  if (isWatched(S))
    close(S, nullptr);
  if (Tried && !At)
    passPoint(S, nullptr);
  if (IsAsked && K == Leak::Exit)
    leaveBehind(S);
  for (const PathId A : S.Aliases) {
    if (A != Given) // what the caller gave by its address is where it was
      Left = callerPlace(A);
    if (Left) {
      S.handOver(NewOwner::CallerByArgument, Left.Argument);
      break;
    }
  }
  if (K == Leak::Exit || S.Type != Typestate::NotOpened) {
    ExitState X;
    X.State = S.Type;
    X.Owner = S.Owner;
    X.Argument = S.OwnerArgument;
    X.Fields = Left.Fields;
    X.Result = S.Returned;
    X.Parts = returned(S);
    if ((Site || IsAsked) && K == Leak::Exit)
      X.Left = leftToCaller(S);
    if (IsAsked || Given)
      X.Given = givenKnown(S);
    X.Doubtful = !S.Doubts.empty();
    X.Thrown = K == Leak::Thrown;
    X.StaysInPlace = From.isAlias(Given);
    R.Exits.push_back(X);
  }
  if (S.Type == Typestate::Open) {
    for (const Doubt &D : S.Doubts)
      if (!llvm::is_contained(R.Receivers, std::pair(D.Callee, D.Argument)))
        R.Receivers.push_back({D.Callee, D.Argument});
    report(S, Index, K, At);
  } else {
    WithoutDuty[{K, At}] |= bit(S.Type);
  }
  R.EverHandedOver |= S.Type == Typestate::HandedOver;
  R.EverGivenBack |=
      S.Owner == NewOwner::Caller || S.Owner == NewOwner::CallerByArgument;
}

void Simulator::report(const State &S, int Index, Leak::Kind K,
                       const Stmt *At) {
  // Who keeps the object of an open client has it still: not if it is freed.
  if (!(At && freedBy(At)) &&
      llvm::any_of(S.Doubts, [](const Doubt &D) { return D.OfObject; }))
    return;
  const std::pair<int, const Stmt *> Key{K, At};
  const auto Old = Leaks.find(Key);
  if (Old != Leaks.end() && Old->second.Doubts.size() <= S.Doubts.size() &&
      Old->second.SkippedLoops.empty())
    return;
  Leak L;
  L.K = K;
  L.At = At;
  for (const PathId A : S.Aliases) {
    const bool Stays = Rules.staysIn(M.Paths, A);
    if (Stays || (!M.Paths.isTemporary(A) && (!L.Alias || A < L.Alias)))
      L.Alias = A;
    if (Stays)
      break;
  }
  for (const Doubt &D : S.Doubts)
    L.Doubts.push_back({D.Callee, D.Argument});
  // A walk over an array that ends before it has come to the client's element
  // runs no round for it.
  const auto SkipLoop = [&](const Branch &B, int Head) {
    const State &AtHead = Nodes[Head].S;
    const bool IsElement = llvm::any_of(AtHead.Aliases, [&](PathId A) {
      return M.Paths.element(A).has_value();
    });
    if (!B.Taken && AtHead.Type == Typestate::Open &&
        (IsElement || !Nodes[Head].Again) &&
        isa_and_nonnull<ForStmt, WhileStmt, CXXForRangeStmt>(B.Terminator))
      L.SkippedLoops.push_back({B.Terminator, Head, IsElement});
  };
  SkipLoop(LastBranch, Index);
  const auto AddJumps = [&](const Node &N) {
    for (const Event &E : llvm::reverse(M.Blocks[N.Block].Events)) {
      if (E.K == Event::Jump)
        L.Jumps.push_back(E.S);
      Value Failed = Value::any();
      if (const CallExpr *Call = Tried ? takerAnswering(E, Failed) : nullptr)
        L.Refusals.push_back(Call);
    }
  };
  const auto AddElse = [&](const Branch &B) {
    if (const IfStmt *If = missingElse(B.Terminator, B.Taken))
      L.Elses.push_back(If);
  };
  const auto AddLeftOpen = [&](const State &After, const State &Before) {
    if (After.LeftOpenBy && After.LeftOpenBy != Before.LeftOpenBy)
      L.Path.push_back(
          {After.LeftOpenBy, nullptr, true, nullptr, After.LeftOpenIf});
  };
  AddElse(LastBranch);
  AddJumps(Nodes[Index]);
  AddLeftOpen(S, Nodes[Index].S);
  // Back to the node in which the client was opened.
  for (int I = Index; I >= 0; I = Nodes[I].Parent) {
    if (Nodes[I].S.Type != Typestate::Open)
      break;
    if (Nodes[I].Via.Condition)
      L.Path.push_back(Nodes[I].Via);
    AddElse(Nodes[I].Via);
    if (Nodes[I].Parent >= 0) {
      SkipLoop(Nodes[I].Via, Nodes[I].Parent);
      AddJumps(Nodes[Nodes[I].Parent]);
      AddLeftOpen(Nodes[I].S, Nodes[Nodes[I].Parent].S);
    }
  }
  std::reverse(L.Path.begin(), L.Path.end());
  std::reverse(L.Jumps.begin(), L.Jumps.end());
  std::reverse(L.Elses.begin(), L.Elses.end());
  std::reverse(L.Refusals.begin(), L.Refusals.end());
  if (LastBranch.Condition)
    L.Path.push_back(LastBranch);
  Leaks[Key] = std::move(L);
}

/// \p Found with the leaks of a run that keeps states apart: what two variables
/// say together, which is lost where states are joined, may rule one out.
static Result lookCloser(Program &P, FunctionModel &M, Result Found,
                         const Protocol &Rules) {
  if (Found.TooComplex ||
      (Found.Leaks.empty() && !Found.SkipsLoops && !Found.LosesElements) ||
      M.Known.TooManyApart.count(Found.Site.Call.E) ||
      M.Known.VisitsApart >= MaxVisitsApartOfFunction)
    return Found;
  const unsigned Before = M.Known.Visits;
  Result Closer = Simulator(P, M, Rules).runApart(Found.Site);
  M.Known.VisitsApart += M.Known.Visits - Before;
  M.Known.Visits = Before;
  if (Closer.TooComplex) {
    M.Known.TooManyApart.insert(Found.Site.Call.E);
    return Found;
  }
  // Where both agree, the joined path has the better notes: it says that
  // another opening has failed, which a state of its own knows without asking.
  for (Leak &L : Closer.Leaks)
    for (Leak &Joined : Found.Leaks)
      if (Joined.K == L.K && Joined.At == L.At)
        L = std::move(Joined);
  Found.Leaks = std::move(Closer.Leaks);
  return Found;
}

Result simulate(Program &P, FunctionModel &M, const Opening &Site,
                const Protocol &Rules) {
  const Prefix &Before = P.prefix(M);
  if (!Before.TooComplex) {
    Result Quick = Simulator(P, M, Rules).runWhileOpen(Site, Before);
    // Most clients are closed soon, and that is all there is to say.
    if (Quick.Leaks.empty() && !Quick.EverGivenBack && !Quick.SkipsLoops &&
        !Quick.LosesElements)
      return Quick;
    if (M.Known.Visits >= MaxVisitsOfFunction) {
      Quick.Leaks.clear();
      Quick.TooComplex = true;
      return Quick;
    }
  }
  return lookCloser(P, M, Simulator(P, M, Rules).run(Site), Rules);
}

Result simulateWith(Trial &T, Program &P, FunctionModel &M, const Opening &Site,
                    const Protocol &Rules) {
  if (!M.Known.TooManyApart.count(Site.Call.E)) {
    Trial Apart;
    Apart.CloseAt = T.CloseAt;
    Apart.TellsEach = T.TellsEach;
    Result Found = Simulator(P, M, Rules).run(Site, Apart, /*KeepsApart=*/true);
    if (!Found.TooComplex) {
      T = std::move(Apart);
      return Found;
    }
    M.Known.TooManyApart.insert(Site.Call.E);
  }
  return Simulator(P, M, Rules).run(Site, T, /*KeepsApart=*/false);
}

Prefix findPrefix(Program &P, FunctionModel &M) {
  return Simulator(P, M, ClientProtocol(nullptr)).prefix();
}

Result simulateGiven(Program &P, FunctionModel &M, PathId Start,
                     const Value &Client, bool CallerHolds,
                     const Protocol &Rules, const Arguments &Known) {
  return Simulator(P, M, Rules, CallerHolds).runGiven(Start, Client, Known);
}

} // namespace closecall::obligation
