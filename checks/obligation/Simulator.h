//===- Simulator.h - The engine at work -----------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the engine: one simulation of one function.  Its three parts are
// Simulation.cpp (the work list), Transfer.cpp (what events do to a state) and
// Conditions.cpp (what expressions are worth, and how conditions narrow a
// state).
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_SIMULATOR_H
#define CLOSECALL_OBLIGATION_SIMULATOR_H

#include "obligation/Program.h"
#include "obligation/Simulation.h"
#include "obligation/State.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include <deque>
#include <map>
#include <set>

namespace closecall::obligation {

/// Past these, the function is given up and nothing is said about it.
constexpr unsigned MaxStatesPerBlock = 24;
constexpr unsigned MaxVisits = 40000;
/// For all clients of a function together.
constexpr unsigned MaxVisitsOfFunction = 80000;
/// More states than this within a block are joined early.
constexpr unsigned MaxStatesApart = 8;
/// The elements of longer initialisers are not remembered.
constexpr unsigned MaxInitialisersKnown = 8;
/// Of a structure that `calloc` gives, no more fields are known to be zero.
constexpr unsigned MaxFieldsCleared = 16;
/// Larger functions are not asked what they answer to known arguments.
constexpr unsigned MaxBlocksAnswering = 24;
/// And none of them more often than this.
constexpr unsigned MaxAnswers = 32;
/// Summaries of one function that wait for each other, for different arguments.
constexpr unsigned MaxSummaryDepth = 3;
/// Summaries and answers of all functions: the stack is not endless.
constexpr unsigned MaxNested = 64;
/// From this many visits of one node on, loops are widened.
constexpr unsigned WidenAfter = 3;
/// A run that keeps states apart joins them from this many in a block on,
constexpr unsigned MaxStatesKeptApart = 48;
/// and may visit this many nodes; all of a function together, as many as this.
constexpr unsigned MaxVisitsApart = 4000;
constexpr unsigned MaxVisitsApartOfFunction = 16000;
/// The same for a function that is asked what it answers.
constexpr unsigned MaxVisitsAnswering = 400;
/// More results than this are not told apart.
constexpr unsigned MaxExitsTold = 4;

/// The states at the entry of each block, by block.
struct Prefix {
  std::map<unsigned, std::vector<State>> States;
  bool TooComplex = false;
};

class Simulator {
public:
  Simulator(Program &P, FunctionModel &M, const Protocol &Rules,
            bool CallerHolds = false)
      : P(P), M(M), Rules(Rules), CallerHolds(CallerHolds) {}

  /// The function without any client: what is known at the entry of each block.
  Prefix prefix();
  /// The function with the client of \p Site, from entry to exit.
  Result run(const Opening &Site);
  /// Only what happens while the client of \p Site is open, from what \p Before
  /// knows on.  Its states cover those of run(); it tells no exits.
  Result runWhileOpen(const Opening &Site, const Prefix &Before);
  /// run(), with states joined only where one covers the other, as long as they
  /// are few: what it finds can be believed more than what run() finds.
  Result runApart(const Opening &Site);
  /// run() or runApart(), with closes written where \p With says.
  Result run(const Opening &Site, Trial &With, bool KeepsApart);
  /// The function with a client that its caller has put at \p Start.
  Result runGiven(PathId Start, const Value &Client, const Arguments &Known);
  /// What the function answers, without any client; nothing if it is too
  /// complex for that.
  std::optional<Answer> runAnswer(const Arguments &Known, bool KeepsApart);

private:
  /// A state at the entry of a block, and how it was reached first.
  struct Node {
    unsigned Block;
    State S;
    int Parent = -1;
    Branch Via{nullptr};
    unsigned Visits = 0;
    bool Queued = false;
    bool Again = false; ///< a former round of a loop leads here, too
  };

  using States = llvm::SmallVector<State, 4>;

  State entry(const Arguments &Known);
  void leaveBehind(const State &S);
  Arguments leftToCaller(const State &S);
  Arguments givenKnown(const State &S);
  bool refineAsked(State &S, PathId Answer, const Value &Is);
  PathId ownPlace(const KnownPlace &K);
  std::optional<KnownPlace> callersPlace(PathId Path);
  bool isMoved(const clang::ParmVarDecl &Parameter);
  bool isAssigned(PathId Path);
  PathId targetOf(const CallView &Call, unsigned N);
  PathId behind(const CallView &Call, unsigned N);
  PathId capturedPlace(const CallView &Call, const clang::VarDecl &Captured);
  void addKnown(const State &S, PathId Target, KnownPlace Place,
                Arguments &Known);
  PathId elementOf(const clang::Expr *Argument);
  PathId receiverOf(const CallView &Call, const catalogue::Place &Gives);
  PathId placeOf(const CallView &Call, const Opening &Site);
  void workOff();
  Result result();
  void enter(unsigned Block, State S, int Parent, const Branch &Via,
             bool BackEdge);
  void startNextRound(State &S, unsigned First, unsigned Last);
  std::optional<unsigned> nodeFor(llvm::ArrayRef<unsigned> Here,
                                  const State &S) const;
  void joinAlike(States &Live);
  unsigned here() const { return Nodes[Current].Block; }
  void process(unsigned Index);
  void leaveByException(const Block &B, const State &S);
  bool skipsItsEnd(const Leak &L) const;
  bool namesAnyElement(const Event &E);
  bool asksTheContext(const Leak &L);
  bool asksOtherOpening(const Leak &L);
  bool follow(const Block &B, const Block::Edge &E, State &S, Branch &Via);
  bool isLeftToCaller(const State &S) const;
  void exitFunction(const State &S, int Index, Leak::Kind K,
                    const clang::Stmt *At);
  void report(const State &S, int Index, Leak::Kind K, const clang::Stmt *At);

  /// An argument, from 1, behind which the caller finds something.
  struct CallerPlace {
    unsigned Argument = 0;                   ///< 0: nowhere
    llvm::SmallVector<PathStep, 2> Fields{}; ///< of what it points at
    explicit operator bool() const { return Argument != 0; }
    bool isWhole() const { return Argument && Fields.empty(); }
    bool isWithin() const { return isBehindPointer(Fields); }
  };

  // Transfer of one event; false: the path ends here.
  bool transfer(State &S, const Event &E, States &More);
  bool transferOther(State &S, const Event &E, States &More);
  bool transferCall(State &S, const Event &E, States &More);
  bool swap(State &S, const CallView &Call);
  void learn(State &S, const CallView &Call, const Opening &By,
             const OpeningOutcome &Outcome);
  void open(const State &S, const CallView &Call, const Answer *Answered,
            States &More);
  static void stayClosed(const State &Before, size_t First, States &After);
  bool isOpening(const State &S, const Opening &O);
  void openAnother(State &S, const CallView &Call, const Answer *Answered,
                   States &More);
  void overwrite(State &S, const CallView &Call, const Opening &By);
  const clang::FieldDecl *keptIn(const CallView &Call, unsigned N) const;

  // Local owners (Owners.cpp).
  const clang::VarDecl *madeBy(const CallView &Call) const;
  bool mayGiveUp(const clang::VarDecl &V, clang::QualType Client) const;
  bool namesHeld(const State &S, const clang::Expr *E);
  bool sharesHeld(const State &S, const Event &E);
  void passOwner(State &S, const State &Before, const CallView &Call);

  // Structures that the function allocates (Objects.cpp).
  /// Whether \p E leads to the client through one: it goes into lists and
  /// tables, which may see to what it holds.
  bool isOnHeap(const State &S, const clang::Expr *E);
  PathId pointerOr(PathId Client);
  /// Whether \p Pointer leads to an object that was allocated here.
  bool isOwnObject(PathId Pointer);
  Value answerOfPointer(const CallView &Call);
  void clearObject(State &S, PathId Pointer, const clang::Expr *From);
  bool mayKeep(const CallView &Call, unsigned N);
  bool leavesTraces(const CallView &Call);
  bool givesAway(const Event &E, PathId Pointer, Doubt &By);
  bool isGivenAway(State &S, PathId Place);
  bool isBesideClient(const State &S, const clang::Stmt &Code);

  void giveArguments(State &S, const CallView &Call, States &More);
  GivenPlace given(const State &S, const CallView &Call,
                   unsigned Argument) const;
  llvm::SmallVector<GivenPlace, 1> captured(const State &S,
                                            const CallView &Call) const;
  void findClient(const State &S, GivenPlace &G, PathId From) const;
  bool throwsWithoutClient(const State &S, const CallView &Call);
  void callClosure(State &S, const CallView &Call, States &More);
  bool agrees(State &S, const CallView &Call, unsigned Client,
              const ArgumentOutcome &O);
  void giveToBody(State &S, const CallView &Call, const GivenPlace &G,
                  Denotes How, States &More);
  void giveBack(State &S, const CallView &Call, const GivenPlace &G,
                Denotes How, const ArgumentOutcome &O);
  bool captures(const State &S, const clang::LambdaCapture &C);
  bool holdsClient(const State &S, const clang::ValueDecl *V) const;
  void mayChange(State &S, PathId Place);
  void forgetWritten(State &S, const CallView &Call);
  bool asksVariable(const clang::Expr *E);
  PathId writtenTo(const State &S, const Event &E);
  void assignValue(State &S, PathId To, const Event &E);
  void assignList(State &S, PathId To, const clang::Expr *From,
                  const clang::Stmt *At);
  bool returnParts(State &S, const Event &E);
  std::vector<ReturnedPart> returned(const State &S);
  void initialisePart(State &S, PathId Part, const clang::Expr *Init,
                      bool Known);
  FlatMap<PathId, Value> partsOf(const State &S, const clang::Expr *E);
  void copyKnown(State &S, const FlatMap<PathId, Value> &Known, PathId From,
                 PathId To);
  void assignAnswer(State &S, PathId To, const clang::Expr *From,
                    const clang::Stmt *At, States &More);
  void assign(State &S, PathId To, const clang::Expr *From,
              const clang::Stmt *At);
  CallerPlace callerPlace(PathId P) const;
  bool isArm(const clang::Expr *E, PathId Answer);
  bool isTableEntry(const State &S, const clang::Expr *E);
  bool hasDestructorFor(PathId To);
  bool isBehindClient(const State &S, PathId Path) const;
  Value valueOf(const State &S, PathId Path) const;
  void store(State &S, PathId To, const clang::Expr *From);
  void initialise(State &S, PathId To, const clang::InitListExpr *List);
  void dropTemporaries(State &S, const clang::Stmt *Now);
  void killAliases(State &S, PathId Prefix, const clang::Stmt *At);
  void forget(State &S, PathId Prefix);
  /// Drops what is known of conditions that name \p V; unless it is the
  /// variable itself that changes, those on locals alone stay.
  void forgetConditions(State &S, const clang::VarDecl &V, bool OnItself);
  bool mayCloseAny(const CallView &Call) const;
  void close(State &S, const clang::Expr *Call);

  // Guards that refer to the client's variable (Watches.cpp).
  const Watch *watcherOf(PathId Place);
  std::optional<bool> isThere(const State &S, const Watch &W);
  void beginWithoutGuards(State &S);
  bool makesWatcher(const State &S, const Event &E);
  bool isWatched(const State &S);
  bool missesGuard(const State &S, PathId Place, const clang::Stmt *At);

  // A trial (Trial.cpp).
  bool holdsStale(const State &S);
  bool onlyCallerHolds(const State &S);
  Typestate seenAs(const State &S);
  void passPoint(State &S, const clang::Stmt *At);
  const clang::CallExpr *takerAnswering(const Event &E, Value &Failed);
  void passRefusal(State &S, const Event &E);
  const clang::IfStmt *missingElse(const clang::Stmt *Terminator, bool Taken);
  void watchUse(State &S, const Event &E);
  const clang::Stmt *keptBy(const Event &E) const;
  void watchCondition(const State &S, const clang::Expr *Condition);
  bool mentions(const State &S, const clang::Stmt *Code, bool Behind);

  // What an expression is worth in a state.
  PathId chosenElement(const State &S, const clang::Expr *E);
  Denotes denotes(const State &S, const clang::Expr *E);
  bool pointsInside(const State &S, const clang::Expr *E, PathId Address,
                    PathId Path);
  bool carries(const State &S, const clang::Expr *E);
  Value evaluate(const State &S, const clang::Expr *E);
  Arguments knownArguments(const State &S, const CallView &Call);
  void applyAnswer(State &S, const CallView &Call, const Answer &Found);
  void applyLeft(State &S, const CallView &Call, const Arguments &Left);
  std::optional<bool> truth(const State &S, const clang::Expr *E);
  bool assume(State &S, const clang::Expr *E, bool Truth);
  bool assumeUnsigned(State &S, const clang::Expr *Less,
                      const clang::Expr *More, bool Strict);
  bool assumeCompare(State &S, clang::BinaryOperatorKind Op,
                     const clang::Expr *L, const clang::Expr *R);
  bool isStandardStream(const State &S, const clang::Expr *Client,
                        const Value &Number);
  bool refine(State &S, const clang::Expr *E, const Value &V);
  bool refine(State &S, PathId Path, const Value &V, bool IsPolled = true);
  bool assumeCase(State &S, const clang::SwitchStmt *Switch,
                  const Block::Edge &E);
  bool answer(State &S, const clang::Expr *Question, bool Truth);
  bool answerWhole(State &S, const clang::Expr *Part, bool Truth);
  const clang::Expr *pureQuestion(const clang::Expr *E, bool &Truth);
  std::optional<unsigned> conditionId(const clang::Expr *E, bool &Truth);

  const clang::Stmt *fullStatement(const clang::Stmt *S);
  bool isUnanswered(const clang::Expr *Call);
  bool closesStandardStream(const CallView &Call);
  bool replacesStandardStream();
  std::optional<int64_t> constant(const clang::Expr *E);

  Program &P;
  FunctionModel &M;
  const Protocol &Rules;
  const bool CallerHolds;
  bool WhileOpen = false;        ///< follow nothing else
  bool Apart = false;            ///< runApart()
  bool IsAsked = false;          ///< what it answers, and what exits leave
  std::optional<Arguments> Left; ///< by the exits so far
  /// What the caller calls a place; nothing if it has no name for it.
  llvm::DenseMap<PathId, std::optional<KnownPlace>> CallersPlaces;
  std::optional<bool> Replaces; ///< replacesStandardStream(), once asked
  Trial *Tried = nullptr;       ///< closes that are written for a trial
  const Opening *Site = nullptr;
  PathId Given = 0; ///< where the caller has put the client
  Result R;
  /// Where the client was closed or handed over.
  struct End {
    unsigned Block;
    bool Walks; ///< over an array: the client is an element by a variable
  };
  llvm::DenseMap<const clang::Stmt *, End> Ends;
  std::deque<Node> Nodes;
  llvm::DenseMap<unsigned, llvm::SmallVector<unsigned, 4>> AtBlock;
  std::set<std::pair<unsigned, unsigned>> Work; ///< (order, node)
  std::map<std::pair<int, const clang::Stmt *>, Leak> Leaks;
  std::map<std::pair<int, const clang::Stmt *>, unsigned> WithoutDuty;
  int Current = -1;           ///< node being processed
  unsigned EventNumber = 0;   ///< and the event of its block
  Branch LastBranch{nullptr}; ///< the one being followed out of it
};

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_SIMULATOR_H
