//===- Simulation.cpp - Follows one client along every path ---------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The algorithm is described in Simulation.h.  Here: the work list, the
// transfer of each event, and how conditions narrow a state.
//
//===----------------------------------------------------------------------===//

#include "obligation/Simulation.h"
#include "obligation/Program.h"
#include "obligation/State.h"
#include "support/Compat.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/FoldingSet.h"
#include <map>
#include <set>

using namespace clang;
using closecall::catalogue::Failure;
using closecall::catalogue::Place;
using closecall::catalogue::TakeRow;

namespace closecall::obligation {

namespace {

/// Past these, the function is given up and nothing is said about it.
constexpr unsigned MaxStatesPerBlock = 24;
constexpr unsigned MaxVisits = 40000;
/// From this many visits of one node on, loops are widened.
constexpr unsigned WidenAfter = 3;

class Simulator {
public:
  Simulator(Program &P, FunctionModel &M, const Protocol &Rules)
      : P(P), M(M), Rules(Rules) {}

  Result run(const Opening *Site, PathId Start);

private:
  /// A state at the entry of a block, and how it was reached first.
  struct Node {
    unsigned Block;
    State S;
    int Parent = -1;
    Branch Via{nullptr};
    unsigned Visits = 0;
    bool Queued = false;
  };

  using States = llvm::SmallVector<State, 4>;

  void enter(unsigned Block, State S, int Parent, const Branch &Via,
             bool BackEdge);
  void process(unsigned Index);
  bool follow(const Block &B, const Block::Edge &E, State &S, Branch &Via);
  void exitFunction(const State &S, int Index, Leak::Kind K, const Stmt *At);
  void report(const State &S, int Index, Leak::Kind K, const Stmt *At);

  // Transfer of one event; false: the path ends here.
  bool transfer(State &S, const Event &E, States &More);
  bool transferCall(State &S, const Event &E, States &More);
  void open(State S, const CallView &Call, States &More);
  void giveArguments(State &S, const CallView &Call, States &More);
  void forgetWritten(State &S, const CallView &Call);
  void assign(State &S, PathId To, const Expr *From, const Stmt *At);
  bool isTableEntry(const State &S, const Expr *E);
  void store(State &S, PathId To, const Expr *From);
  void initialise(State &S, PathId To, const InitListExpr *List);
  void dropTemporaries(State &S, const Stmt *Now);
  void killAliases(State &S, PathId Prefix, const Stmt *At);
  void forget(State &S, PathId Prefix);
  void close(State &S, const Expr *Call);

  // What an expression is worth in a state.
  Denotes denotes(const State &S, const Expr *E);
  bool carries(const State &S, const Expr *E);
  Value evaluate(const State &S, const Expr *E);
  std::optional<bool> truth(const State &S, const Expr *E);
  bool assume(State &S, const Expr *E, bool Truth);
  bool assumeCompare(State &S, BinaryOperatorKind Op, const Expr *L,
                     const Expr *R);
  bool isStandardStream(const State &S, const Expr *Client,
                        const Value &Number);
  bool refine(State &S, const Expr *E, const Value &V);
  bool assumeCase(State &S, const SwitchStmt *Switch, const Block::Edge &E);
  std::optional<unsigned> conditionId(const Expr *E);

  const Stmt *fullStatement(const Stmt *S);
  bool isUnanswered(const Expr *Call);
  bool replacesStandardStream();
  std::optional<int64_t> constant(const Expr *E);

  Program &P;
  FunctionModel &M;
  const Protocol &Rules;
  const Opening *Site = nullptr;
  Result R;
  std::vector<Node> Nodes;
  std::vector<llvm::SmallVector<unsigned, 4>> AtBlock;
  std::set<std::pair<unsigned, unsigned>> Work; ///< (order, node)
  std::map<std::pair<int, const Stmt *>, Leak> Leaks;
  std::map<std::pair<int, const Stmt *>, unsigned> WithoutDuty;
  llvm::DenseMap<const Stmt *, const Stmt *> FullStatements;
  llvm::DenseMap<const Expr *, std::optional<int64_t>> Constants;
  std::map<llvm::FoldingSetNodeID, unsigned> ConditionIds;
  std::vector<llvm::SmallVector<const VarDecl *, 2>> ConditionVariables;
  int Current = -1;           ///< node being processed
  Branch LastBranch{nullptr}; ///< the one being followed out of it
};

//===----------------------------------------------------------------------===//
// Work list
//===----------------------------------------------------------------------===//

Result Simulator::run(const Opening *S, PathId Start) {
  Site = S;
  if (S)
    R.Site = *S;
  AtBlock.resize(M.Blocks.size());
  State Initial;
  if (Start) {
    Initial.Type = Typestate::Open;
    Initial.addAlias(Start);
    // An open pointer is not null; of an integer we do not know its range.
    if (const VarDecl *V = M.Paths.variableOf(Start))
      if (V->getType()->isPointerType() || V->getType()->isReferenceType())
        Initial.Store.set(M.Paths.variable(V), Value::not_(0));
    Initial.Store.set(Start, Value::not_(0));
  }
  enter(M.Entry, Initial, -1, Branch{nullptr}, false);
  unsigned Visits = 0;
  while (!Work.empty()) {
    const unsigned Index = Work.begin()->second;
    Work.erase(Work.begin());
    Nodes[Index].Queued = false;
    if (++Visits > MaxVisits || R.TooComplex) {
      R.TooComplex = true;
      R.Leaks.clear();
      return R;
    }
    process(Index);
  }
  for (auto &[Key, L] : Leaks) {
    L.OtherStates = WithoutDuty[Key];
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

void Simulator::enter(unsigned Block, State S, int Parent, const Branch &Via,
                      bool BackEdge) {
  if (BackEdge) {
    // The next round may find anything in memory that others can write.
    S.Store.removeIf([&](PathId Path) { return M.Paths.outlives(Path); });
    S.Conditions.removeIf([](unsigned) { return true; });
  }
  llvm::SmallVector<unsigned, 4> &Here = AtBlock[Block];
  const bool Coarsely = Here.size() >= MaxStatesPerBlock / 2;
  for (const unsigned Index : Here) {
    Node &N = Nodes[Index];
    if (!N.S.mergesWith(S, Coarsely))
      continue;
    if (N.S.merge(S, N.Visits >= WidenAfter) && !N.Queued) {
      N.Queued = true;
      Work.insert({M.Blocks[Block].Order, Index});
    }
    return;
  }
  if (Here.size() >= MaxStatesPerBlock) {
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
  Nodes.push_back(std::move(N));
  Here.push_back(Index);
  Work.insert({M.Blocks[Block].Order, Index});
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
  for (const Event &E : B.Events) {
    if (E.K == Event::Return)
      LastReturn = E.S;
    if (E.K == Event::Throw)
      LastThrow = E.S;
    States Next;
    for (State &S : Live)
      if (transfer(S, E, Next))
        Next.push_back(std::move(S));
    Live = std::move(Next);
    if (Live.size() > MaxStatesPerBlock) {
      R.TooComplex = true;
      return;
    }
  }
  for (const State &S : Live) {
    for (const Block::Edge &E : B.Successors) {
      State Next = S;
      LastBranch = Branch{nullptr};
      if (!follow(B, E, Next, LastBranch))
        continue;
      if (E.To != M.Exit)
        enter(E.To, std::move(Next), Current, LastBranch,
              /*BackEdge=*/M.Blocks[E.To].Order <= B.Order);
      else if (LastThrow)
        exitFunction(Next, Current, Leak::Thrown, LastThrow);
      else if (!B.NoReturn)
        exitFunction(Next, Current, Leak::Exit, LastReturn);
    }
  }
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
    return assume(S, B.Condition, Via.Taken);
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

void Simulator::exitFunction(const State &From, int Index, Leak::Kind K,
                             const Stmt *At) {
  State S = From;
  if (S.Type == Typestate::Open)
    dropTemporaries(S, nullptr);
  if (K == Leak::Exit || S.Type != Typestate::NotOpened) {
    ExitState X;
    X.State = S.Type;
    X.Owner = S.Owner;
    X.Argument = S.OwnerArgument;
    X.Result = S.Returned;
    X.Doubtful = !S.Doubts.empty();
    R.Exits.push_back(X);
  }
  if (S.Type == Typestate::Open)
    report(S, Index, K, At);
  else
    WithoutDuty[{K, At}] |= 1u << static_cast<unsigned>(S.Type);
  R.EverHandedOver |= S.Type == Typestate::HandedOver;
}

void Simulator::report(const State &S, int Index, Leak::Kind K,
                       const Stmt *At) {
  const std::pair<int, const Stmt *> Key{K, At};
  const auto Old = Leaks.find(Key);
  if (Old != Leaks.end() && Old->second.Doubts.size() <= S.Doubts.size())
    return;
  Leak L;
  L.K = K;
  L.At = At;
  for (const PathId A : S.Aliases)
    if (!M.Paths.isTemporary(A) && (!L.Alias || A < L.Alias))
      L.Alias = A;
  for (const Doubt &D : S.Doubts)
    L.Doubts.push_back({D.Callee, D.Argument});
  // Back to the node in which the client was opened.
  for (int I = Index; I >= 0; I = Nodes[I].Parent) {
    if (Nodes[I].S.Type != Typestate::Open)
      break;
    if (Nodes[I].Via.Condition)
      L.Path.push_back(Nodes[I].Via);
  }
  std::reverse(L.Path.begin(), L.Path.end());
  if (LastBranch.Condition)
    L.Path.push_back(LastBranch);
  Leaks[Key] = std::move(L);
}

//===----------------------------------------------------------------------===//
// Transfer
//===----------------------------------------------------------------------===//

bool Simulator::transfer(State &S, const Event &E, States &More) {
  if (S.Type == Typestate::Open && !(E.K == Event::Assign && !E.LHS))
    // clang gives each of several declarators a statement of its own.
    dropTemporaries(S, E.K == Event::Declare && E.RHS ? E.RHS : E.S);
  switch (E.K) {
  case Event::Call:
    return transferCall(S, E, More);
  case Event::Assign:
    if (E.LHS) {
      assign(S, M.Paths.of(E.LHS), E.RHS, E.S);
    } else if (S.Type == Typestate::Open &&
               (denotes(S, E.RHS) != Denotes::Nothing || carries(S, E.RHS))) {
      S.handOver(NewOwner::Other); // a member initialiser
    }
    return true;
  case Event::Declare: {
    if (E.Var->getType()->isReferenceType())
      return true;
    const PathId Path = M.Paths.variable(E.Var);
    if (E.RHS) {
      assign(S, Path, E.RHS, E.S);
    } else {
      killAliases(S, Path, E.S);
      forget(S, Path);
    }
    return true;
  }
  case Event::Change: {
    const PathId Path = M.Paths.of(E.LHS);
    const Value Old = S.value(Path);
    if (S.isAlias(Path))
      return true; // pointer arithmetic keeps hold of the client
    forget(S, Path);
    if (Path && E.Delta && !Old.isAny())
      S.Store.set(Path, Old.plus(*E.Delta));
    return true;
  }
  case Event::Return:
    S.Returned = evaluate(S, E.RHS);
    if (S.Type == Typestate::Open && E.RHS) {
      if (denotes(S, E.RHS) == Denotes::Client)
        S.handOver(NewOwner::Caller);
      else if (denotes(S, E.RHS) != Denotes::Nothing || carries(S, E.RHS))
        S.handOver(NewOwner::Other);
    }
    return true;
  case Event::Throw:
    return true;
  case Event::Capture:
    if (S.Type == Typestate::Open)
      for (const LambdaCapture &C : cast<LambdaExpr>(E.S)->captures())
        if (C.capturesVariable())
          for (const PathId A : S.Aliases)
            if (M.Paths.variableOf(A) == C.getCapturedVar()) {
              S.handOver(NewOwner::Other);
              return true;
            }
    return true;
  case Event::Delete:
    if (S.Type == Typestate::Open && denotes(S, E.RHS) != Denotes::Nothing)
      close(S, nullptr);
    return true;
  }
  return true;
}

bool Simulator::transferCall(State &S, const Event &E, States &More) {
  const CallView &Call = M.Calls[E.Index];
  if (Call.Callee && P.neverReturns(Call.Callee))
    return false;
  // What a former round of a loop opened goes on by itself.
  const bool IsSite = Site && Call.E == Site->Call.E;
  const State Before = S;
  const PathId Answer = M.Paths.temporary(Call.E);
  forget(S, Answer);
  if (S.Type == Typestate::Open) {
    if (Call.Object && denotes(S, Call.Object) == Denotes::Client)
      if (const Value Known = Rules.answer(Call); !Known.isAny())
        S.Store.set(Answer, Known);
    giveArguments(S, Call, More);
  }
  forgetWritten(S, Call);
  if (!IsSite)
    return true;
  const bool Again = S.Type == Typestate::Open;
  State Fresh = Again ? Before : S;
  Fresh.Aliases.clear();
  Fresh.Doubts.clear();
  Fresh.Type = Typestate::NotOpened;
  Fresh.Owner = NewOwner::Nobody;
  forgetWritten(Fresh, Call);
  open(std::move(Fresh), Call, More);
  return Again;
}

/// The path of the client after the call, given where the call puts it.
static PathId placeOf(FunctionModel &M, const CallView &Call,
                      const Opening &Site) {
  const Place &Gives = Site.Gives;
  if (Gives.K == Place::Return)
    return M.Paths.temporary(Call.E);
  const Expr *Argument = Call.argument(Gives.Index);
  if (!Argument)
    return 0;
  PathId Target = M.Paths.addressee(Argument);
  if (!Target) {
    const ParmVarDecl *Parameter = Call.parameter(Gives.Index);
    Target = M.Paths.of(Argument);
    if (!(Parameter && Parameter->getType()->isReferenceType()) &&
        !Argument->getType()->isArrayType())
      Target = M.Paths.step(Target, {PathStep::Deref});
  }
  if (Gives.K == Place::Elements)
    Target = M.Paths.step(
        Target, {PathStep::Index, nullptr, static_cast<int64_t>(Site.Element)});
  return Target;
}

void Simulator::open(State S, const CallView &Call, States &More) {
  const PathId Client = placeOf(M, Call, *Site);
  const PathId Answer = M.Paths.temporary(Call.E);
  for (const OpeningOutcome &Outcome : Site->Outcomes) {
    State Next = S;
    if (Site->Gives.K != Place::Return)
      forget(Next, Client);
    if (!Outcome.Result.isAny())
      Next.Store.set(Answer, Outcome.Result);
    if (!Outcome.Opened) {
      Next.Type = Typestate::Failed;
    } else if (!Client) {
      Next.handOver(NewOwner::Other);
    } else if (M.Paths.outlives(Client) && !Rules.staysInPlace()) {
      // Straight into the caller's variable, or somewhere we do not follow.
      const VarDecl *Root = M.Paths.variableOf(Client);
      const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Root);
      const auto Steps = M.Paths.steps(M.Paths.root(Client), Client);
      const bool Direct =
          Parameter &&
          ((Steps.size() == 1 && Steps[0].K == PathStep::Deref) ||
           (Steps.empty() && Parameter->getType()->isReferenceType()));
      if (Direct)
        Next.handOver(NewOwner::CallerByArgument,
                      Parameter->getFunctionScopeIndex() + 1);
      else
        Next.handOver(NewOwner::Other);
    } else {
      Next.Type = Typestate::Open;
      Next.addAlias(Client);
      if (!Site->Client.isAny())
        Next.Store.set(Client, Site->Client);
      const VarDecl *V = M.Paths.variableOf(Client);
      if (V && M.Guarded.count(V))
        Next.handOver(NewOwner::Other);
    }
    More.push_back(std::move(Next));
  }
}

/// Whether the call's result is not looked at.
bool Simulator::isUnanswered(const Expr *Call) {
  const auto *Whole = dyn_cast<Expr>(fullStatement(Call));
  return Whole && strip(Whole) == Call;
}

static bool isConstPointer(const ParmVarDecl *Parameter) {
  if (!Parameter)
    return false;
  const QualType T = Parameter->getType();
  return T->isPointerType() && T->getPointeeType().isConstQualified();
}

void Simulator::giveArguments(State &S, const CallView &Call, States &More) {
  const PathId Answer = M.Paths.temporary(Call.E);
  for (unsigned N = 0; N <= Call.size(); ++N) {
    const Expr *Argument = Call.argument(N);
    if (!Argument)
      continue;
    const Denotes How = denotes(S, Argument);
    if (How == Denotes::Nothing) {
      // The client inside a braced list, a closure, or arithmetic.
      if (N != 0 && isa<InitListExpr>(strip(Argument)) &&
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
      return;
    }
    if (T.K == Treatment::Borrows)
      continue;
    // A body that we can see, or a function that we know nothing of.
    const CalleeInfo *Info = Call.Callee ? &P.callee(Call.Callee) : nullptr;
    if (!Info) {
      S.handOver(NewOwner::Other);
      return;
    }
    if (Info->HasBody) {
      // Where the client is, seen from the parameter.
      PathId Whole = 0;
      PathId Given = M.Paths.addressee(Argument);
      const bool ByAddress = Given != 0;
      if (!Given)
        Given = M.Paths.of(Argument);
      for (const PathId A : S.Aliases)
        if (!Whole && Given && M.Paths.isPrefix(Given, A))
          Whole = A;
      const auto Steps = Whole ? M.Paths.steps(Given, Whole)
                               : llvm::SmallVector<PathStep, 4>();
      llvm::ArrayRef<ArgumentOutcome> Outcomes =
          P.summary(Call.Callee, N, Steps, ByAddress, Rules);
      if (Outcomes.empty()) {
        S.handOver(NewOwner::Other);
        return;
      }
      const State Before = S;
      bool First = true;
      for (const ArgumentOutcome &O : Outcomes) {
        State Next = Before;
        if (O.After == Typestate::Closed)
          close(Next, Call.E);
        else if (O.After == Typestate::HandedOver)
          Next.handOver(NewOwner::Other);
        if (!O.Result.isAny())
          Next.Store.set(Answer, O.Result);
        if (First)
          S = std::move(Next);
        else
          More.push_back(std::move(Next));
        First = false;
      }
      return;
    }
    if (How == Denotes::Address || Call.Construction ||
        compat::isPureVirtual(*Call.Callee)) {
      S.handOver(NewOwner::Other);
      return;
    }
    const Doubt D{keyOf(Call.Callee), N, Answer};
    if (std::find(S.Doubts.begin(), S.Doubts.end(), D) == S.Doubts.end())
      S.Doubts.push_back(D);
  }
}

/// Whether this result of a callee says that it failed, as far as that can be
/// told from the type alone.
static bool looksFailed(const Value &V, QualType T) {
  if (V.isAny())
    return false;
  if (T->isPointerType() || T->isBooleanType())
    return V.constant() == 0;
  return V.highest() < 0 || !V.contains(0);
}

void Simulator::close(State &S, const Expr *Call) {
  for (const Doubt &D : S.Doubts)
    if (!looksFailed(S.value(D.Answer), D.Callee->getReturnType()))
      R.Borrowers.push_back({D.Callee, D.Argument});
  S.close();
  R.EverClosed = true;
  if (Call &&
      std::find(R.Closings.begin(), R.Closings.end(), Call) == R.Closings.end())
    R.Closings.push_back(Call);
}

void Simulator::forgetWritten(State &S, const CallView &Call) {
  const bool Known = Call.Callee && (P.callee(Call.Callee).Builtin ||
                                     P.callee(Call.Callee).Lib);
  for (unsigned N = 0; N <= Call.size(); ++N) {
    const Expr *Argument = Call.argument(N);
    if (!Argument)
      continue;
    const ParmVarDecl *Parameter = Call.parameter(N);
    if (isConstPointer(Parameter))
      continue;
    PathId Target = M.Paths.addressee(Argument);
    if (!Target && Parameter && Parameter->getType()->isReferenceType() &&
        !Parameter->getType().getNonReferenceType().isConstQualified())
      Target = M.Paths.of(Argument);
    if (!Target && Argument->getType()->isPointerType())
      Target = M.Paths.step(M.Paths.of(Argument), {PathStep::Deref});
    if (!Target)
      continue;
    // The client's own place keeps what we know of it.
    S.Store.removeIf([&](PathId Path) {
      return M.Paths.isPrefix(Target, Path) && !S.isAlias(Path);
    });
    if (const VarDecl *V = M.Paths.variableOf(Target))
      S.Conditions.removeIf([&](unsigned Id) {
        const auto &Names = ConditionVariables[Id];
        return std::find(Names.begin(), Names.end(), V) != Names.end();
      });
  }
  if (!Known)
    S.Store.removeIf([&](PathId Path) {
      const VarDecl *V = M.Paths.variableOf(Path);
      return V && V->hasGlobalStorage() && !V->getType().isConstQualified();
    });
}

void Simulator::assign(State &S, PathId To, const Expr *From, const Stmt *At) {
  if (const auto *List = dyn_cast_or_null<InitListExpr>(strip(From));
      List && To) {
    if (M.Paths.outlives(To)) {
      if (S.Type == Typestate::Open && carries(S, List))
        S.handOver(NewOwner::Other);
      return;
    }
    killAliases(S, To, At);
    forget(S, To);
    if (S.Type == Typestate::Open)
      initialise(S, To, List);
    return;
  }
  const Value New = evaluate(S, From);
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
  if (!To)
    return;
  const bool KeepsClient = S.isAlias(To);
  forget(S, To);
  if (!New.isAny())
    S.Store.set(To, New);
  if (KeepsClient && Source && M.Paths.isTemporary(Source))
    S.Aliases.erase(std::remove(S.Aliases.begin(), S.Aliases.end(), Source),
                    S.Aliases.end());
  for (Doubt &D : S.Doubts)
    if (D.Answer == Source)
      D.Answer = To;
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

/// The client's part of `To = From`.
void Simulator::store(State &S, PathId To, const Expr *From) {
  const Denotes How = denotes(S, From);
  if (How == Denotes::Nothing) {
    if ((!To || M.Paths.outlives(To)) && carries(S, From))
      S.handOver(NewOwner::Other);
    return;
  }
  if (!To || M.Paths.outlives(To)) {
    const auto *Parameter =
        To ? dyn_cast_or_null<ParmVarDecl>(M.Paths.variableOf(To)) : nullptr;
    const auto Steps = M.Paths.steps(M.Paths.root(To), To);
    if (How == Denotes::Client && Parameter &&
        ((Steps.size() == 1 && Steps[0].K == PathStep::Deref) ||
         (Steps.empty() && Parameter->getType()->isReferenceType())))
      S.handOver(NewOwner::CallerByArgument,
                 Parameter->getFunctionScopeIndex() + 1);
    else
      S.handOver(NewOwner::Other);
    return;
  }
  if (const VarDecl *V = M.Paths.variableOf(To); V && M.Guarded.count(V)) {
    S.handOver(NewOwner::Other);
    return;
  }
  if (M.Paths.hasAnyIndex(To)) {
    // Which element it is cannot be told; a loop may close them all.
    S.handOver(NewOwner::Other);
    return;
  }
  const llvm::SmallVector<PathId, 4> Old = S.Aliases;
  if (How == Denotes::Client) {
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

/// `T x = {a, b, c}` with the client among the elements.
void Simulator::initialise(State &S, PathId To, const InitListExpr *List) {
  if (List->isSemanticForm() == false && List->getSemanticForm())
    List = List->getSemanticForm();
  const auto *Record = List->getType()->getAsRecordDecl();
  const bool Array = List->getType()->isArrayType();
  RecordDecl::field_iterator Field, End;
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
    if (S.Type != Typestate::Open || !Init)
      continue;
    if (const auto *Inner = dyn_cast<InitListExpr>(strip(Init)); Inner && Part)
      initialise(S, Part, Inner);
    else if (denotes(S, Init) != Denotes::Nothing || carries(S, Init))
      store(S, Part, Init);
  }
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
  if (Dropped && S.Aliases.empty() && replacesStandardStream()) {
    S.handOver(NewOwner::Nobody);
  } else if (Dropped && S.Aliases.empty()) {
    report(S, Current, Leak::Discarded, Site ? Site->Call.E : nullptr);
    S.handOver(NewOwner::Nobody);
  }
}

/// `close(0); open("/dev/null", ...);`: the new descriptor takes the number of
/// the old one, which is what it is opened for.
bool Simulator::replacesStandardStream() {
  if (!Site || !Site->Call.E->getType()->isIntegerType())
    return false;
  for (const CallView &Call : M.Calls) {
    if (!Call.Callee || Call.size() != 1)
      continue;
    const std::optional<int64_t> Number = constant(Call.Args.front());
    if (!Number || *Number < 0 || *Number > 2)
      continue;
    for (const catalogue::Fact &F : P.callee(Call.Callee).Facts)
      if (F.K == catalogue::Fact::Closes)
        return true;
  }
  return false;
}

void Simulator::killAliases(State &S, PathId Prefix, const Stmt *At) {
  if (S.Type != Typestate::Open || !Prefix)
    return;
  const State Before = S;
  const size_t Count = S.Aliases.size();
  S.Aliases.erase(
      std::remove_if(S.Aliases.begin(), S.Aliases.end(),
                     [&](PathId A) { return M.Paths.isPrefix(Prefix, A); }),
      S.Aliases.end());
  if (S.Aliases.size() < Count && S.Aliases.empty()) {
    report(Before, Current, Leak::Overwritten, At);
    S.handOver(NewOwner::Nobody);
  }
}

void Simulator::forget(State &S, PathId Prefix) {
  if (!Prefix)
    return;
  S.Store.removeIf([&](PathId Path) { return M.Paths.isPrefix(Prefix, Path); });
  if (const VarDecl *V = M.Paths.variableOf(Prefix))
    S.Conditions.removeIf([&](unsigned Id) {
      const auto &Names = ConditionVariables[Id];
      return std::find(Names.begin(), Names.end(), V) != Names.end();
    });
}

const Stmt *Simulator::fullStatement(const Stmt *S) {
  const auto [It, New] = FullStatements.try_emplace(S, S);
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
  FullStatements[S] = Top;
  return Top;
}

//===----------------------------------------------------------------------===//
// Expressions
//===----------------------------------------------------------------------===//

Denotes Simulator::denotes(const State &S, const Expr *E) {
  E = strip(E);
  if (!E || S.Type != Typestate::Open)
    return Denotes::Nothing;
  if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    const std::optional<bool> Known = truth(S, C->getCond());
    Denotes Best = Denotes::Nothing;
    if (!Known || *Known)
      Best = denotes(S, C->getTrueExpr());
    if (Best == Denotes::Nothing && (!Known || !*Known))
      Best = denotes(S, C->getFalseExpr());
    return Best;
  }
  if (const auto *C = dyn_cast<BinaryConditionalOperator>(E)) {
    const Denotes Left = denotes(S, C->getCommon());
    return Left != Denotes::Nothing ? Left : denotes(S, C->getFalseExpr());
  }
  const PathId Address = M.Paths.addressee(E);
  const PathId Path = Address ? 0 : M.Paths.of(E);
  const PathId Behind =
      Path ? M.Paths.step(Path, {PathStep::Deref}) : PathId(0);
  for (const PathId A : S.Aliases) {
    if (Path && Path == A)
      return Denotes::Client;
    if ((Address && Address == A) || (Behind && Behind == A))
      return Denotes::Address;
  }
  const PathId Prefix = Address ? Address : Path;
  for (const PathId A : S.Aliases)
    if (Prefix && M.Paths.isPrefix(Prefix, A))
      return Denotes::Container;
  return Denotes::Nothing;
}

/// Whether the client is a part of the value of \p E, other than by being it:
/// in a braced list, in arithmetic, in an arm of a conditional.
bool Simulator::carries(const State &S, const Expr *E) {
  E = strip(E);
  if (!E || S.Type != Typestate::Open)
    return false;
  if (denotes(S, E) != Denotes::Nothing)
    return true;
  if (const auto *L = dyn_cast<InitListExpr>(E)) {
    for (const Expr *Init : L->inits())
      if (carries(S, Init))
        return true;
    return false;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->isComparisonOp() || B->isLogicalOp() || B->isAssignmentOp())
      return false;
    if (B->getOpcode() == BO_Comma)
      return carries(S, B->getRHS());
    return carries(S, B->getLHS()) || carries(S, B->getRHS());
  }
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E))
    return carries(S, C->getTrueExpr()) || carries(S, C->getFalseExpr());
  if (const auto *L = dyn_cast<CompoundLiteralExpr>(E))
    return carries(S, L->getInitializer());
  return false;
}

std::optional<int64_t> Simulator::constant(const Expr *E) {
  const auto [It, New] = Constants.try_emplace(E);
  if (New) {
    const std::optional<int64_t> C = constantOf(E, P.context());
    Constants[E] = C;
    return C;
  }
  return It->second;
}

Value Simulator::evaluate(const State &S, const Expr *E) {
  if (!E)
    return Value::any();
  if (const std::optional<int64_t> C = constant(E))
    return Value::exactly(*C);
  const Expr *X = strip(E);
  if (const PathId Path = M.Paths.of(X)) {
    const Value V = S.value(Path);
    if (!V.isAny() || !isa<BinaryOperator>(X))
      return V;
  }
  if (const auto *C = dyn_cast<ConditionalOperator>(X)) {
    const std::optional<bool> Known = truth(S, C->getCond());
    if (Known)
      return evaluate(S, *Known ? C->getTrueExpr() : C->getFalseExpr());
    return evaluate(S, C->getTrueExpr()).join(evaluate(S, C->getFalseExpr()));
  }
  if (const auto *B = dyn_cast<BinaryOperator>(X)) {
    if (B->isComparisonOp() || B->isLogicalOp()) {
      if (const std::optional<bool> T = truth(S, X))
        return Value::exactly(*T);
      return Value::range(0, 1);
    }
    if (B->getOpcode() == BO_Add || B->getOpcode() == BO_Sub) {
      const Value L = evaluate(S, B->getLHS());
      const std::optional<int64_t> R = evaluate(S, B->getRHS()).constant();
      if (R && !L.isAny() && *R > -1000000 && *R < 1000000)
        return L.plus(B->getOpcode() == BO_Add ? *R : -*R);
    }
  }
  if (const auto *U = dyn_cast<UnaryOperator>(X)) {
    if (U->getOpcode() == UO_LNot) {
      if (const std::optional<bool> T = truth(S, U->getSubExpr()))
        return Value::exactly(!*T);
      return Value::range(0, 1);
    }
    if (U->getOpcode() == UO_AddrOf)
      return Value::not_(0);
    if (U->getOpcode() == UO_Minus)
      if (const auto C = evaluate(S, U->getSubExpr()).constant();
          C && *C != Value::Min)
        return Value::exactly(-*C);
  }
  if (isa<StringLiteral, CXXThisExpr, CXXNewExpr>(X))
    return Value::not_(0);
  return Value::any();
}

std::optional<bool> Simulator::truth(const State &S, const Expr *E) {
  State Yes = S, No = S;
  const bool CanBeTrue = assume(Yes, E, true);
  const bool CanBeFalse = assume(No, E, false);
  if (CanBeTrue == CanBeFalse)
    return std::nullopt;
  return CanBeTrue;
}

bool Simulator::refine(State &S, const Expr *E, const Value &V) {
  if (const std::optional<int64_t> C = constant(E))
    return V.contains(*C);
  const PathId Path = M.Paths.of(E);
  if (!Path)
    return evaluate(S, E).meet(V).has_value();
  const std::optional<Value> Narrow = S.value(Path).meet(V);
  if (!Narrow)
    return false;
  // All aliases of the client have the same value.
  if (S.isAlias(Path)) {
    for (const PathId A : S.Aliases)
      S.Store.set(A, *Narrow);
  } else if (!Narrow->isAny()) {
    S.Store.set(Path, *Narrow);
  }
  // `(rc = f())` names rc; remember it for the call, too.
  return true;
}

/// `fd != 1`: who asks for the number of a standard stream is about to replace
/// it; such descriptors stay open for good.
bool Simulator::isStandardStream(const State &S, const Expr *Client,
                                 const Value &Number) {
  const std::optional<int64_t> N = Number.constant();
  return N && *N >= 0 && *N <= 2 && Client->getType()->isIntegerType() &&
         denotes(S, Client) == Denotes::Client;
}

bool Simulator::assumeCompare(State &S, BinaryOperatorKind Op, const Expr *L,
                              const Expr *R) {
  Value VL = evaluate(S, L), VR = evaluate(S, R);
  const auto Below = [](const Value &V, bool Strict) {
    return V.highest() == Value::Max
               ? Value::any()
               : Value::range(Value::Min, V.highest() - (Strict ? 1 : 0));
  };
  const auto Above = [](const Value &V, bool Strict) {
    return V.lowest() == Value::Min
               ? Value::any()
               : Value::range(V.lowest() + (Strict ? 1 : 0), Value::Max);
  };
  const bool Unsigned = L->getType()->isUnsignedIntegerType() ||
                        R->getType()->isUnsignedIntegerType();
  switch (Op) {
  case BO_EQ: {
    // A client that was just opened is not one that existed before.
    const bool ClientL = denotes(S, L) == Denotes::Client;
    const bool ClientR = denotes(S, R) == Denotes::Client;
    if (ClientL && ClientR)
      return true;
    if (ClientL != ClientR && !constant(L) && !constant(R) &&
        M.Paths.of(ClientL ? R : L))
      return false;
    return refine(S, L, VR) && refine(S, R, VL);
  }
  case BO_NE: {
    if (isStandardStream(S, L, VR) || isStandardStream(S, R, VL))
      S.handOver(NewOwner::Other);
    if (denotes(S, L) == Denotes::Client && denotes(S, R) == Denotes::Client)
      return false;
    if (const auto C = VR.constant())
      if (!refine(S, L, Value::not_(*C)))
        return false;
    if (const auto C = VL.constant())
      return refine(S, R, Value::not_(*C));
    return true;
  }
  case BO_LT:
  case BO_LE:
    if (Unsigned && (VL.lowest() < 0 || VR.lowest() < 0))
      return true;
    return refine(S, L, Below(VR, Op == BO_LT)) &&
           refine(S, R, Above(VL, Op == BO_LT));
  case BO_GT:
  case BO_GE:
    if (Unsigned && (VL.lowest() < 0 || VR.lowest() < 0))
      return true;
    return refine(S, L, Above(VR, Op == BO_GT)) &&
           refine(S, R, Below(VL, Op == BO_GT));
  default:
    return true;
  }
}

static BinaryOperatorKind negated(BinaryOperatorKind Op) {
  return BinaryOperator::negateComparisonOp(Op);
}

bool Simulator::assume(State &S, const Expr *E, bool Truth) {
  if (!E)
    return true;
  if (const std::optional<int64_t> C = constant(E))
    return (*C != 0) == Truth;
  const Expr *X = strip(E);
  if (const auto *U = dyn_cast<UnaryOperator>(X))
    if (U->getOpcode() == UO_LNot)
      return assume(S, U->getSubExpr(), !Truth);
  if (const auto *B = dyn_cast<BinaryOperator>(X)) {
    if (B->isLogicalOp()) {
      const bool Both = (B->getOpcode() == BO_LAnd) == Truth;
      if (Both)
        return assume(S, B->getLHS(), Truth) && assume(S, B->getRHS(), Truth);
      const std::optional<bool> L = truth(S, B->getLHS());
      const std::optional<bool> R = truth(S, B->getRHS());
      if (L && *L != Truth)
        return assume(S, B->getRHS(), Truth);
      if (R && *R != Truth)
        return assume(S, B->getLHS(), Truth);
      return true;
    }
    if (B->getOpcode() == BO_Comma)
      return assume(S, B->getRHS(), Truth);
    if (B->isEqualityOp() || B->isRelationalOp()) {
      const BinaryOperatorKind Op =
          Truth ? B->getOpcode() : negated(B->getOpcode());
      if (!assumeCompare(S, Op, B->getLHS(), B->getRHS()))
        return false;
      const bool Tracked = (M.Paths.of(B->getLHS()) && constant(B->getRHS())) ||
                           (M.Paths.of(B->getRHS()) && constant(B->getLHS()));
      if (Tracked)
        return true;
    }
  }
  if (M.Paths.of(X))
    return refine(S, X, Truth ? Value::not_(0) : Value::exactly(0));
  // Any other condition: the same question gets the same answer.
  if (const std::optional<unsigned> Id = conditionId(X)) {
    if (const bool *Known = S.Conditions.find(*Id))
      return *Known == Truth;
    S.Conditions.set(*Id, Truth);
  }
  return true;
}

bool Simulator::assumeCase(State &S, const SwitchStmt *Switch,
                           const Block::Edge &E) {
  const Expr *Condition = Switch->getCond();
  if (const auto *Case = dyn_cast_or_null<CaseStmt>(E.Label)) {
    const std::optional<int64_t> Low = constant(Case->getLHS());
    const std::optional<int64_t> High =
        Case->getRHS() ? constant(Case->getRHS()) : Low;
    if (!Low || !High)
      return true;
    // `case A: case B:` is one edge for each label only if they are blocks of
    // their own, which clang's CFG makes them.
    return refine(S, Condition, Value::range(*Low, *High));
  }
  for (const SwitchCase *Case = Switch->getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase())
    if (const auto *C = dyn_cast<CaseStmt>(Case); C && !C->getRHS())
      if (const std::optional<int64_t> V = constant(C->getLHS()))
        if (!refine(S, Condition, Value::not_(*V)))
          return false;
  return true;
}

/// Numbers a condition without calls and side effects; nothing for others.
std::optional<unsigned> Simulator::conditionId(const Expr *E) {
  llvm::SmallVector<const VarDecl *, 2> Names;
  llvm::SmallVector<const Stmt *, 8> Stack{E};
  while (!Stack.empty()) {
    const Stmt *S = Stack.pop_back_val();
    if (!S)
      continue;
    if (isa<CallExpr, CXXConstructExpr, CXXNewExpr, StmtExpr, LambdaExpr,
            AtomicExpr>(S))
      return std::nullopt;
    if (const auto *U = dyn_cast<UnaryOperator>(S))
      if (U->isIncrementDecrementOp())
        return std::nullopt;
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      if (B->isAssignmentOp())
        return std::nullopt;
    if (const auto *R = dyn_cast<DeclRefExpr>(S))
      if (const auto *V = dyn_cast<VarDecl>(R->getDecl())) {
        if (V->getType().isVolatileQualified())
          return std::nullopt;
        Names.push_back(V->getCanonicalDecl());
      }
    Stack.append(S->child_begin(), S->child_end());
  }
  llvm::FoldingSetNodeID Id;
  E->Profile(Id, P.context(), /*Canonical=*/true);
  const auto [It, New] =
      ConditionIds.try_emplace(Id, ConditionVariables.size());
  if (New)
    ConditionVariables.push_back(std::move(Names));
  return It->second;
}

} // namespace

//===----------------------------------------------------------------------===//
// Entry points
//===----------------------------------------------------------------------===//

Result simulate(Program &P, FunctionModel &M, const Opening &Site,
                const Protocol &Rules) {
  return Simulator(P, M, Rules).run(&Site, 0);
}

Result simulateGiven(Program &P, FunctionModel &M, PathId Start,
                     const Protocol &Rules) {
  return Simulator(P, M, Rules).run(nullptr, Start);
}

Value successValue(Failure F) {
  switch (F) {
  case Failure::Null:
  case Failure::Zero:
    return Value::not_(0);
  case Failure::Negative:
    return Value::range(0, Value::Max);
  case Failure::MinusOne:
    return Value::not_(-1);
  case Failure::NonZero:
    return Value::exactly(0);
  case Failure::Never:
    return Value::any();
  }
  return Value::any();
}

Value failureValue(Failure F) {
  switch (F) {
  case Failure::Null:
  case Failure::Zero:
    return Value::exactly(0);
  case Failure::Negative:
    return Value::range(Value::Min, -1);
  case Failure::MinusOne:
    return Value::exactly(-1);
  case Failure::NonZero:
    return Value::not_(0);
  case Failure::Never:
    return Value::any();
  }
  return Value::any();
}

std::optional<bool> holds(const catalogue::Condition &C, const CallView &Call,
                          const ASTContext &Context) {
  if (C.K == catalogue::Condition::Always)
    return true;
  const std::optional<int64_t> V =
      constantOf(Call.argument(C.Argument), Context);
  if (!V)
    return std::nullopt;
  const bool Among =
      std::find(C.Values.begin(), C.Values.end(), *V) != C.Values.end();
  switch (C.K) {
  case catalogue::Condition::Is:
    return Among;
  case catalogue::Condition::IsNot:
    return !Among;
  case catalogue::Condition::Has:
    return std::any_of(C.Values.begin(), C.Values.end(),
                       [&](int64_t Bits) { return (*V & Bits) != 0; });
  case catalogue::Condition::Always:
    break;
  }
  return true;
}

/// Whether \p E is the address of a function that closes something.
static bool namesClosing(Program &P, const Expr *E) {
  const Expr *X = strip(E);
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(X);
      U && U->getOpcode() == UO_AddrOf)
    X = strip(U->getSubExpr());
  const auto *R = dyn_cast_or_null<DeclRefExpr>(X);
  const auto *F = R ? dyn_cast<FunctionDecl>(R->getDecl()) : nullptr;
  if (!F)
    return false;
  for (const catalogue::Fact &Row : P.callee(F).Facts)
    if (Row.K == catalogue::Fact::Closes)
      return true;
  return false;
}

Treatment ClientProtocol::treat(Program &P, const CallView &Call,
                                unsigned Argument, Denotes How) const {
  if (!Call.Callee)
    return {Treatment::Takes};
  const CalleeInfo &Info = P.callee(Call.Callee);
  // Given together with a function that closes it: `set(ref, text, free)`.
  if (Info.Facts.empty())
    for (const Expr *Other : Call.Args)
      if (namesClosing(P, Other))
        return {Treatment::Takes};
  for (const catalogue::Fact &F : Info.Facts) {
    if (F.K == catalogue::Fact::Closes && F.Close->Argument == Argument &&
        holds(F.Close->When, Call, P.context()).value_or(true))
      return {Treatment::Closes};
    if (F.K == catalogue::Fact::Takes && F.Take->Argument == Argument &&
        holds(F.Take->When, Call, P.context()).value_or(true))
      return {Treatment::Takes, F.Take->On, F.Take->Fails};
  }
  if (Info.Builtin ||
      (Info.Lib && catalogue::Catalogue::knows(*Info.Lib, Owner)))
    return {Treatment::Borrows};
  const ParmVarDecl *Parameter = Call.parameter(Argument);
  if (How == Denotes::Client && isConstPointer(Parameter))
    return {Treatment::Borrows};
  // A method of the client's own: it is the object, not an argument.
  if (Argument == 0 && !Info.HasBody)
    return {Treatment::Borrows};
  // Logging and formatting.
  if (Argument > Call.Callee->getNumParams() &&
      (Call.Callee->hasAttr<FormatAttr>() ||
       (!Info.Lib && Call.argument(Argument)->getType()->isIntegerType())))
    return {Treatment::Borrows};
  // Numbers are printed and converted by the standard library, not kept.
  if (Call.Callee->isInStdNamespace() && Parameter &&
      Parameter->getType()->isIntegerType())
    return {Treatment::Borrows};
  return {Treatment::Unknown};
}

} // namespace closecall::obligation
