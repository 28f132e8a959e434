//===- Simulation.h - Follows one client along every path -----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Property simulation (Das, Lerner, Seigle: "ESP: Path-Sensitive Program
// Verification in Polynomial Time", PLDI 2002) for one duty at a time.
//
//   state     (typestate, alias set, store)
//   typestate not opened | failed | open | closed | handed over
//   alias set the access paths that hold the open client
//   store     what is known of other paths: intervals, and the outcome of
//             conditions that are no comparison of a path
//   join      states with the same typestate and aliases merge their stores;
//             others stay apart
//   bounds    a function whose states exceed MaxStates is given up: silence
//
// An opening call splits the state by its outcomes.  After that a call may
// close, take or borrow the client (the protocol says which), an assignment may
// add or kill an alias, and a client that is open when the function is left, or
// whose last alias is overwritten, is a leak.
//
// Where a new kind of hand-over goes: a fact about a function belongs in the
// catalogue; a construct of the language in Simulation.cpp, transfer().
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_SIMULATION_H
#define CLOSECALL_OBLIGATION_SIMULATION_H

#include "catalogue/Catalogue.h"
#include "obligation/FunctionModel.h"
#include "obligation/Value.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace closecall::obligation {

class Program;
struct Prefix;

enum class Typestate { NotOpened, Failed, Open, Closed, HandedOver };

/// Who has the duty after a hand-over.
enum class NewOwner { Nobody, Caller, CallerByArgument, Other };

/// What a caller and a visible function both can name: an argument, what it
/// points or refers to, a variable that a closure refers to, or a part of
/// these; and what is known of it.
struct KnownPlace {
  unsigned Parameter = 0; ///< from 1; 0: the object
  bool Behind = false;    ///< not the argument itself
  const clang::VarDecl *Captured = nullptr;
  std::optional<PathStep> Part; ///< a field or an element; nothing: the whole
  Value Known;

  /// Whether both are known of one place.
  bool sameAs(const KnownPlace &O) const {
    return std::tie(Parameter, Behind, Captured, Part) ==
           std::tie(O.Parameter, O.Behind, O.Captured, O.Part);
  }
  bool operator<(const KnownPlace &O) const {
    return std::tie(Parameter, Behind, Captured, Part, Known) <
           std::tie(O.Parameter, O.Behind, O.Captured, O.Part, O.Known);
  }
};
using Arguments = std::vector<KnownPlace>;

/// What is known of a field of a structure that a function returns, or of one
/// within that field.
struct ReturnedPart {
  llvm::SmallVector<PathStep, 2> Fields;
  Value Known;

  bool sameAs(const ReturnedPart &O) const { return Fields == O.Fields; }
};

/// Of an array that a loop fills, so many elements are followed, each by its
/// number.
constexpr int64_t MaxElementsFollowed = 4;

/// What both know of the same places, or parts, stays in \p Mine.
template <typename T>
void joinKnown(std::vector<T> &Mine, const std::vector<T> &Theirs) {
  for (T &M : Mine) {
    const auto It =
        llvm::find_if(Theirs, [&](const T &O) { return O.sameAs(M); });
    M.Known = It == Theirs.end() ? Value::any() : M.Known.join(It->Known);
  }
}

/// One way in which an opening call can end.
struct OpeningOutcome {
  bool Opened;
  Value Result;                      ///< the call's own result then
  bool LeavesNull = false;           ///< the place for the client is null then
  std::vector<ReturnedPart> Parts{}; ///< of a structure that is returned then
  Arguments Left{};                  ///< what is left in places of the caller
};

/// Whether \p Fields begin with a pointer: the client is in the structure to
/// which that leads.
inline bool isBehindPointer(llvm::ArrayRef<PathStep> Fields) {
  return !Fields.empty() && Fields.front().K == PathStep::Deref;
}

/// Whether what is in \p Fields of what a call \p Gives comes within a new
/// structure, to which the call gives a pointer.
inline bool comesWithin(const catalogue::Place &Gives,
                        llvm::ArrayRef<PathStep> Fields) {
  return (Gives.K == catalogue::Place::Return ||
          Gives.K == catalogue::Place::Argument) &&
         isBehindPointer(Fields);
}

/// A call that opens a client here.
struct Opening {
  CallView Call;
  catalogue::Place Gives;
  unsigned Element = 0; ///< which element, for Place::Elements
  /// Which field of the structure, for a wrapper that fills one in or returns
  /// one.
  llvm::SmallVector<PathStep, 2> Fields;
  std::vector<OpeningOutcome> Outcomes;
  /// Where the client is put, if the call does not say: the container that it
  /// fills.
  PathId Holder = 0;
  Value Client; ///< the client's own value once open
  const catalogue::Client *Of = nullptr;
  const catalogue::OpenRow *Row = nullptr; ///< null for a wrapper
  /// It is an opening only where this is known to hold of an argument.
  const catalogue::Condition *OnlyIf = nullptr;
  const clang::Expr *Inner = nullptr; ///< the call inside the wrapper
  /// It looks at the place before it puts a client there: one that is there
  /// already may stay.
  bool LooksFirst = false;
  /// Whether the client comes within a new structure.
  bool isWithin() const { return comesWithin(Gives, Fields); }
};

/// What a function of this file does for its callers: it opens a client and
/// leaves it to them.
struct WrapperOpening {
  const clang::FunctionDecl *In; ///< that function
  catalogue::Place Gives;
  llvm::SmallVector<PathStep, 2> Fields; ///< as in Opening
  std::vector<OpeningOutcome> Outcomes;
  Value Client;
  const catalogue::Client *Of = nullptr;
  const clang::Expr *Inner = nullptr;
  bool LooksFirst = false; ///< as in Opening
  /// As in Opening.
  bool isWithin() const { return comesWithin(Gives, Fields); }
};

/// A branch on the way to a leak.
struct Branch {
  const clang::Expr *Condition;
  const clang::SwitchCase *Label = nullptr;
  bool Taken = true;
  const clang::Stmt *Terminator = nullptr;
  /// Of a number that a visible function is given, in the place of Taken.
  std::optional<Value> Is{};
};

/// A path on which the client stays open.
struct Leak {
  enum Kind {
    Exit,        ///< At is the return statement, null at the end of the body
    Thrown,      ///< At throws
    Overwritten, ///< At overwrites the last alias, or frees what holds it
    Discarded    ///< At is the opening call, whose result nobody keeps
  };
  Kind K;
  const clang::Stmt *At = nullptr;
  std::vector<Branch> Path; ///< in order, from the opening on
  /// Functions without a visible body that were given the client; each needs
  /// evidence that it only borrows.  Null: see Doubt.
  std::vector<std::pair<const clang::FunctionDecl *, unsigned>> Doubts;
  /// The other typestates that reach the same place, a bit for each: a close
  /// inserted there would run for them, too.
  unsigned OtherStates = 0;
  /// A path that holds the client there; 0 if none can be named.
  PathId Alias = 0;
  /// Jumps, labels come to from the statement before, and ends of scopes, on
  /// the way from the opening to the leak, in order.
  std::vector<const clang::Stmt *> Jumps;
  /// Conditions without an else that do not hold on the way, in order.
  std::vector<const clang::IfStmt *> Elses;
  /// Of a trial: calls on the way that have not taken the client, since they
  /// failed, and whose answers are kept or returned; in order.
  std::vector<const clang::CallExpr *> Refusals;
  /// A loop that the path passes without a single round, or, for a client in an
  /// element of an array, without one for that element.
  struct SkippedLoop {
    const clang::Stmt *Loop;
    int Head; ///< the simulator's node
    bool IsElement;
  };
  llvm::SmallVector<SkippedLoop, 1> SkippedLoops;
};

/// What is known just before a jump (as Event has it), a return, a throw or an
/// assignment, or where an if has no else but would take it; or where the
/// answer of a call is kept or returned that takes the client if it succeeds,
/// for those whom it tells that it failed.  The end of the body is the null
/// statement.
struct PointFacts {
  unsigned States = 0; ///< typestates that come by, a bit for each
  /// What comes by has been closed by another close of the trial.
  bool ClosedByTrial = false;
  /// Paths that hold the client in every open state that comes by.
  llvm::SmallVector<PathId, 4> Aliases;
  /// What paths are known to hold when there is no client: not opened yet, or
  /// failed to open.
  std::map<PathId, Value> Absent;
  /// A state that comes by, if the trial tells them one by one.
  struct Passing {
    unsigned States; ///< as above; two bits for one that may be given away
    llvm::SmallVector<PathId, 4> Aliases;
    std::map<PathId, Value> Known;
  };
  std::vector<Passing> Each{};
};

/// The function run with a close written at some points.
struct Trial {
  std::set<const clang::Stmt *> CloseAt;
  bool TellsEach = false; ///< fills in PointFacts::Each
  std::map<const clang::Stmt *, PointFacts> Points; ///< before each close
  /// Something uses the client after such a close, or closes it again.
  bool UsedAfter = false;
};

/// Whether an else could be written behind \p If, with nothing else to be known
/// of the place: it has none, and no variables of its own.
bool lacksElse(const clang::IfStmt &If);

/// The bit of a typestate in a set of them.
constexpr unsigned bit(Typestate T) { return 1u << static_cast<unsigned>(T); }

/// How the function can be left.
struct ExitState {
  Typestate State;
  NewOwner Owner = NewOwner::Nobody;
  unsigned Argument = 0; ///< of CallerByArgument, 1-based
  /// The field of the structure that is returned, or that the argument points
  /// to.
  llvm::SmallVector<PathStep, 2> Fields;
  Value Result;                      ///< of the function
  std::vector<ReturnedPart> Parts{}; ///< of a structure that it returns
  Arguments Left{};                  ///< in places that its caller can name
  Arguments Given{}; ///< what is known of the arguments themselves
  bool Doubtful = false;
  bool Thrown = false; ///< by an exception: there is no result
  /// Of a client that the caller gave: its place still names it.
  bool StaysInPlace = false;
};

struct Result {
  Opening Site;
  std::vector<Leak> Leaks;
  std::vector<ExitState> Exits;
  bool EverClosed = false; ///< some path closes it here
  bool EverHandedOver = false;
  bool EverGivenBack = false; ///< handed to the caller on some path
  /// One of Closings closes it only in some of the ways in which it can end.
  bool ClosedInPart = false;
  bool TooComplex = false;
  /// A leak is not told, since its path passes a loop without a round.
  bool SkipsLoops = false;
  /// The client may be in some element of an array, or is not followed for it.
  bool LosesElements = false;
  std::vector<const clang::Expr *> Closings; ///< calls that close it
  /// Callees without a body that were given the client on a way out that leaves
  /// it open: each needs evidence that it only borrows.
  std::vector<std::pair<const clang::FunctionDecl *, unsigned>> Receivers;
  /// Callees that were given the client before this function closed it.
  std::vector<std::pair<const clang::FunctionDecl *, unsigned>> Borrowers;
  /// Those behind which it was closed at once when they said so, and those
  /// behind which it was closed when they did not: who is both only borrows.
  std::set<std::pair<const clang::FunctionDecl *, unsigned>> ClosedAtOnce,
      ClosedOtherwise;
};

/// How a call treats the client that one of its arguments denotes.
struct Treatment {
  enum Kind {
    Borrows,
    Closes,
    Takes,
    Returns,
    Replaces, ///< another one comes to its place, and it is lost
    Unknown
  };
  Kind K = Borrows;
  catalogue::TakeRow::OnKind On = catalogue::TakeRow::Always;
  catalogue::Failure Fails = catalogue::Failure::Never;
};

/// How an expression stands to the client: it is the client, the address of the
/// place that holds it, something that contains that place, or a pointer to a
/// part of the client or to a neighbour of the place.
enum class Denotes { Nothing, Client, Address, Container, Inside };

/// The results that mean success, or failure, by a convention.
Value successValue(catalogue::Failure F);
Value failureValue(catalogue::Failure F);

/// What ends a duty: the engine asks it about each call that is given the
/// client.
class Protocol {
public:
  virtual ~Protocol() = default;
  virtual Treatment treat(Program &P, const CallView &Call, unsigned Argument,
                          Denotes How) const = 0;
  /// How the answer of \p Call tells that it has not taken its argument of this
  /// number; nothing unless it takes it only when it succeeds.
  std::optional<catalogue::Failure> refusalOf(Program &P, const CallView &Call,
                                              unsigned Argument) const;
  /// Tells protocols apart where results are kept.
  virtual const void *key() const { return nullptr; }
  /// What a call answers that asks the open client about itself, as
  /// `t.joinable()` does; any value if the protocol does not know.
  virtual Value answer(const CallView & /*Call*/) const { return Value::any(); }
  /// Whether `co_await` ends the duty.
  virtual bool endsWhenAwaited() const { return false; }
  /// Whether the client is a structure of the project's own: what is in its
  /// fields may decide what a function does with it.
  virtual bool hasFields() const { return false; }
  /// Whether a client at \p Place, which outlives the function, still counts as
  /// ours: the member that a class's duty is about.
  virtual bool staysIn(PathTable & /*Paths*/, PathId /*Place*/) const {
    return false;
  }
};

/// Clients of the catalogue: closing and taking rows, borrowed libraries.
class ClientProtocol : public Protocol {
public:
  explicit ClientProtocol(const catalogue::Library *Owner) : Owner(Owner) {}
  const void *key() const override { return Owner; }
  Treatment treat(Program &P, const CallView &Call, unsigned Argument,
                  Denotes How) const override;
  bool hasFields() const override;

private:
  const catalogue::Library *const Owner; ///< of the client
};

/// What is known at the entry of each block before any client is opened.
Prefix findPrefix(Program &P, FunctionModel &M);

/// Follows the client of \p Site through \p M.  If it is never lost and never
/// given to the caller, the result tells no exits.
Result simulate(Program &P, FunctionModel &M, const Opening &Site,
                const Protocol &Rules);

/// The same with \p T: what the leaks would be if the closes stood there, and
/// whether they may.  An open client that a callee may have taken counts as
/// handed over in the facts about points.
Result simulateWith(Trial &T, Program &P, FunctionModel &M, const Opening &Site,
                    const Protocol &Rules);

/// Follows a client that the caller has put at \p Start before the call.  Of
/// its value the caller knows \p Client.
/// With \p CallerHolds the caller has it in a place of its own, too.
Result simulateGiven(Program &P, FunctionModel &M, PathId Start,
                     const Value &Client, bool CallerHolds,
                     const Protocol &Rules, const Arguments &Known = {});

/// What a call answers, and what it leaves where its arguments point.
struct Answer {
  Value Result;
  Arguments Left;
  /// The exits with one result: what they leave, and what is known there of the
  /// arguments themselves.
  struct Exit {
    Value Result;
    Arguments Left;
    Arguments Given;
  };
  std::vector<Exit> Exits{}; ///< none if there are many

  /// What is left where the result is one of \p Among.
  Arguments leftWith(const Value &Among) const;
  /// What that says of the arguments.
  Arguments givenWith(const Value &Among) const;
};

/// What \p M answers when of its arguments \p Known is known.
Answer simulateAnswer(Program &P, FunctionModel &M, const Arguments &Known);

/// Whether the row's condition holds for the call; nothing if the argument's
/// value is not known at compile time.
std::optional<bool> holds(const catalogue::Condition &C, const CallView &Call,
                          const clang::ASTContext &Context);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_SIMULATION_H
