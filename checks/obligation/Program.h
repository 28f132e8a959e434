//===- Program.h - What the engine knows of a translation unit ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Models, summaries and evidence are computed when somebody asks, and kept for
// the translation unit.  A summary that is asked for while it is being computed
// (recursion) is "may take".
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_PROGRAM_H
#define CLOSECALL_OBLIGATION_PROGRAM_H

#include "catalogue/Catalogue.h"
#include "obligation/DeclaredFacts.h"
#include "obligation/FunctionModel.h"
#include "obligation/Simulation.h"
#include "obligation/StructPairs.h"
#include "obligation/Value.h"
#include <map>
#include <memory>
#include <set>

namespace closecall::obligation {

/// What is known of a function from its declaration alone.
struct CalleeInfo {
  const clang::FunctionDecl *Function = nullptr;
  std::string Name; ///< qualified
  llvm::ArrayRef<catalogue::Fact> Facts;
  std::vector<catalogue::Fact> Declared; ///< what Facts refers to, if any
  /// Whether it is declared by the library of its facts.  A function that only
  /// shares the name opens nothing, but may well close.
  bool OfLibrary = false;
  /// The catalogued library that declares it, or that names it in its borrow
  /// list; null if there is none.
  const catalogue::Library *Lib = nullptr;
  bool Builtin = false; ///< of the compiler: keeps nothing
  bool HasBody = false; ///< a body that may be looked into
};

/// How a call can end for one argument: the argument's typestate afterwards and
/// the results that go with it.
struct ArgumentOutcome {
  Typestate After;
  NewOwner Owner = NewOwner::Nobody; ///< of HandedOver
  unsigned OwnerArgument = 0;        ///< of CallerByArgument
  bool Lost = false;  ///< the place that the caller gave is overwritten
  bool Moved = false; ///< and another one of the caller's has the client
  Value Result;
  Arguments Given{}; ///< what is known of the other arguments then
};

/// What a visible function does to the client that one of its arguments
/// denotes.
struct Summary {
  std::vector<ArgumentOutcome> Outcomes; ///< of a return; empty: cannot tell
  /// Some exception leaves it with the client closed or handed over.
  bool EndsByException = false;
  /// With this client none leaves it: `if (fd < 0) throw Trouble();`.
  bool NeverThrows = false;
};

/// What a function does with a pointer that it is given.
enum class PointerUse {
  Any, ///< or it cannot be seen
  /// It looks at the pointer and at what it points to, `*out = client`, and
  /// nothing else: from there no way leads to what is beside or around that.
  Dereferenced,
  Subscripted ///< it takes it for an array
};

/// Where a visible function finds the client that its caller gives it.
struct GivenPlace {
  unsigned Parameter = 0; ///< 1-based, 0 is `this`
  /// What a closure captured, instead of a parameter.
  const clang::VarDecl *Captured = nullptr;
  bool ByAddress = false;                 ///< the place, not just the client
  llvm::SmallVector<PathStep, 4> Steps{}; ///< from there to the client
  PathId Whole = 0;                       ///< the client's path in the caller
};

class Program {
public:
  struct Settings {
    bool StrictExceptions = false;
    std::vector<std::string> IgnoredFunctions; ///< globs; they open nothing
    std::vector<std::string> ClosingMethods;   ///< they close their object
    std::vector<PoolMethods> Pools;
  };

  Program(clang::ASTContext &Context, const catalogue::Catalogue &Catalogue,
          Settings S);
  ~Program();

  clang::ASTContext &context() { return Context; }
  const catalogue::Catalogue &catalogue() const { return Catalogue; }
  const Settings &settings() const { return S; }

  const CalleeInfo &callee(const clang::FunctionDecl *F);
  /// The function's model; null if it has none.
  FunctionModel *model(const clang::FunctionDecl *F);

  /// What is known at the entry of each block of \p M before any client is
  /// opened.
  const Prefix &prefix(FunctionModel &M);

  /// Whether the client leaves the function by a way that is no leak: given to
  /// somebody, or to a callee of which nothing shows that it only borrows.
  bool mayBeTaken(const Result &R);

  /// The openings that the call makes: catalogued ones, and functions of this
  /// file that return or fill in a client that they opened.
  std::vector<Opening> openings(const CallView &Call);
  /// The same, computed once for each call expression.
  const std::vector<Opening> &openingsAt(const CallView &Call);
  /// What the visible function opens for its callers.
  const std::vector<WrapperOpening> &
  wrapperOpenings(const clang::FunctionDecl *F);

  /// Structures of this file with clients in them.
  StructPairs &structPairs() { return Pairs; }
  /// A client of this file, which the function \p Closer closes.
  const catalogue::Client &declaredClient(const std::string &Name,
                                          const std::string &Closer) {
    return Declarations.client(Name, Closer);
  }

  /// What the visible function answers to these arguments; null: cannot tell.
  const Answer *answer(const clang::FunctionDecl *F, const Arguments &Known);

  /// Whether the visible function names a global variable, other than a
  /// constant or a standard stream: what it does may depend on that.
  bool namesGlobals(const clang::FunctionDecl *F);

  /// What the function does with its \p N-th parameter, a pointer.
  PointerUse pointerUse(const clang::FunctionDecl &F, unsigned N);

  /// What the visible function does to the client at \p Place, of which its
  /// caller knows \p Client, for arguments of which \p Known is known, or for
  /// any.
  const Summary &summary(const clang::FunctionDecl *F, const GivenPlace &Place,
                         const Value &Client, const Protocol &Rules,
                         const Arguments &Known = {});

  /// Whether every path of the visible function ends in a call that does not
  /// return.
  bool neverReturns(const clang::FunctionDecl *F);

  /// Whether an exception may come out of the call: its visible body throws;
  /// with StrictExceptions any call may that is not declared otherwise.
  bool mayThrow(const CallView &Call);

  /// The constant that every return of the visible function gives, if they
  /// agree.
  std::optional<int64_t> constantResult(const clang::FunctionDecl *F);

  /// Whether a call of the function may write the variable.  One that no other
  /// file can name is only written if the visible code of the function, or of
  /// those it calls, does; \p F is null for a call through a pointer.
  bool mayWrite(const clang::FunctionDecl *F, const clang::VarDecl &V);

  /// Whether the function, or a visible one that it calls, has an opening call:
  /// a cheap test that spares the others a model.
  bool mayOpen(const clang::FunctionDecl *F);

  /// The simulation of every opening in \p F, block by block.
  const std::vector<Result> &analyse(const clang::FunctionDecl *F);

  /// The leaks of \p R for which no doubt is left.
  std::vector<const Leak *> confirmed(const Result &R);

  /// Whether code of this file closes a client after having given it to
  /// argument \p Argument of \p Callee: it only borrows.
  bool evidenceOfBorrowing(const clang::FunctionDecl *Callee,
                           unsigned Argument);

  /// Whether \p Release, a method of that name, gives back what the owner has,
  /// and does not close it.
  bool givesUp(const clang::CXXMethodDecl &Release);

private:
  /// Whether this file is part of the library itself: it defines functions that
  /// are named like the library's. What others of them do with their arguments
  /// is then more than the library's documentation says.
  bool implements(const catalogue::Library &Lib);
  /// `owner.release()`, of a local owner that was made from an opening call:
  /// from here on the client is without an owner again.
  std::optional<Opening> released(const CallView &Call);
  bool asStructure(Opening &O, const WrapperOpening &W,
                   llvm::ArrayRef<Opening> Others);
  bool throws(const clang::FunctionDecl *F);
  const std::set<const clang::FunctionDecl *> &
  callersOf(const clang::FunctionDecl *Callee);

  clang::ASTContext &Context;
  const catalogue::Catalogue &Catalogue;
  Settings S;

  template <typename T>
  using PerFunction = llvm::DenseMap<const clang::FunctionDecl *, T>;
  DeclaredFacts Declarations;
  StructPairs Pairs{*this};
  PerFunction<std::unique_ptr<CalleeInfo>> Callees;
  PerFunction<std::unique_ptr<FunctionModel>> Models;
  llvm::DenseMap<const FunctionModel *, std::unique_ptr<Prefix>> Prefixes;
  PerFunction<std::unique_ptr<std::vector<WrapperOpening>>> Wrappers;
  PerFunction<std::unique_ptr<std::vector<Result>>> Results;
  const std::set<const clang::VarDecl *> &writes(const clang::FunctionDecl *F);

  PerFunction<std::unique_ptr<std::set<const clang::VarDecl *>>> Writes;
  llvm::DenseMap<const clang::Expr *, std::unique_ptr<std::vector<Opening>>>
      OpeningsAt;
  PerFunction<std::optional<int64_t>> ConstantResults;
  PerFunction<bool> NeverReturns;
  PerFunction<bool> Throws;
  PerFunction<bool> MayOpen;
  std::map<std::pair<const clang::FunctionDecl *, unsigned>, PointerUse>
      PointerUses;
  std::map<std::tuple<const clang::FunctionDecl *, PathId, bool, int64_t,
                      int64_t, bool, const void *, Arguments>,
           Summary>
      Summaries;
  PerFunction<unsigned> SummaryDepths; ///< of those that are being computed
  unsigned Nested = 0; ///< summaries and answers that are being computed
  std::map<const clang::FunctionDecl *,
           std::map<Arguments, std::optional<Answer>>>
      Answers;
  std::set<std::pair<const clang::FunctionDecl *, unsigned>> Evidence;
  std::optional<std::vector<std::string>> Defined;
  std::map<const catalogue::Library *, bool> Implemented;
  std::unique_ptr<std::map<const clang::FunctionDecl *,
                           std::set<const clang::FunctionDecl *>>>
      Callers;
};

/// The canonical declaration, and the pattern's member for clang's implicit
/// copies: the key under which facts about a function are kept.
const clang::FunctionDecl *keyOf(const clang::FunctionDecl *F);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_PROGRAM_H
