//===- FunctionModel.h - A function as the engine reads it ----------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The CFG of a function, reduced once to the few events that can matter to any
// duty; every simulation of the function then walks these events only.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_OBLIGATION_FUNCTIONMODEL_H
#define CLOSECALL_OBLIGATION_FUNCTIONMODEL_H

#include "obligation/AccessPath.h"
#include "obligation/CallView.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMap.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace closecall::obligation {

struct Event {
  enum Kind {
    Call,    ///< Calls[Index]
    Assign,  ///< LHS = RHS
    Declare, ///< Var, with RHS if it is initialised
    Change,  ///< LHS += Delta, or by an unknown amount
    Return,  ///< RHS may be null
    Throw,
    Jump, ///< S is a goto, break or continue; or a label that is come to
          ///< from the statement before it; or a compound statement, or an if
          ///< with variables of its own, whose end is come to
    Capture, ///< a lambda captures the variables that S names
    Delete,  ///< RHS is deleted
    Await    ///< co_await RHS
  };
  Kind K;
  const clang::Stmt *S = nullptr;
  const clang::Expr *LHS = nullptr;
  const clang::Expr *RHS = nullptr;
  const clang::VarDecl *Var = nullptr;
  /// Assign by a constructor's initialiser: the member; LHS is null then.
  const clang::FieldDecl *Member = nullptr;
  unsigned Index = 0;
  std::optional<int64_t> Delta;
};

struct Block {
  std::vector<Event> Events;
  /// Condition that chooses among the successors; null if there is none.
  const clang::Expr *Condition = nullptr;
  const clang::Stmt *Terminator = nullptr;
  struct Edge {
    unsigned To;
    enum Kind { Always, True, False, Case, Default, Unknown } K;
    const clang::SwitchCase *Label = nullptr;
  };
  llvm::SmallVector<Edge, 2> Successors;
  /// Where an exception of the block's last call goes, and the call.
  std::optional<unsigned> Exceptional;
  unsigned ThrowingCall = 0;
  bool NoReturn = false;
  unsigned Order = 0; ///< reverse post-order
};

/// Who closes what a variable holds by the end of a scope.
struct Watch {
  /// The variable itself, if it has a `cleanup` attribute, or a guard that
  /// refers to it and that nobody names again; null: cannot tell.
  const clang::VarDecl *Guard = nullptr;
  /// What runs at the end of the scope: the attribute's function, the guard's
  /// closure, or its destructor.
  const clang::FunctionDecl *Runs = nullptr;
  /// The guard's reference to the variable, for the destructor.
  const clang::FieldDecl *Field = nullptr;
};

class FunctionModel {
public:
  /// Null if the function has no body, or one that cannot be modelled
  /// (setjmp, asm goto, computed goto, dependent code, parse errors).
  /// Exceptions are followed out of the calls that \p MayThrow names.
  static std::unique_ptr<FunctionModel> create(
      const clang::FunctionDecl *F, clang::ASTContext &Context,
      llvm::function_ref<bool(const CallView &)> MayThrow =
          [](const CallView &) { return false; });

  /// The statement that declares the local variable, as the CFG has it: one for
  /// each of several declarators.  Null for parameters.
  const clang::DeclStmt *declarationOf(const clang::VarDecl *V) const;

  /// Whether \p Test, of a `const Event &`, holds for one of the events.
  template <typename Predicate> bool hasEvent(Predicate Test) const {
    return llvm::any_of(
        Blocks, [&](const Block &B) { return llvm::any_of(B.Events, Test); });
  }

  /// Whether a path leads from the call \p First to the call \p Then.
  bool mayPrecede(const clang::Expr *First, const clang::Expr *Then) const;
  /// Whether a path leads from the end of one block to the beginning of the
  /// other.
  bool leadsTo(unsigned From, unsigned To) const;

  /// The blocks of the loop whose last block \p Last goes back to \p First.
  const std::vector<bool> &loop(unsigned First, unsigned Last);

  /// The block in which the call is made.
  unsigned blockOf(const clang::Expr *Call) const;

  /// An event that gives an object away, or may: to the argument of a callee of
  /// which that is in doubt.
  struct Giving {
    unsigned Block;
    unsigned Event;
    const clang::FunctionDecl *Callee;
    unsigned Argument;
  };

  const clang::FunctionDecl *Function = nullptr;
  std::vector<Block> Blocks; ///< indexed by CFG block number
  unsigned Entry = 0;
  unsigned Exit = 0;
  std::vector<CallView> Calls;
  PathTable Paths;
  std::unique_ptr<clang::ParentMap> Parents;
  /// Variables that a `cleanup` attribute, or a guard that refers to them, may
  /// close at the end of a scope.
  llvm::DenseMap<const clang::VarDecl *, Watch> Watched;
  bool isGuard(const clang::VarDecl &V) const {
    return llvm::any_of(Watched, [&](const auto &Row) {
      return Row.second.Guard == V.getCanonicalDecl() && Row.first != &V;
    });
  }
  /// The calls and closures in the initialisers of those guards.
  llvm::DenseMap<const clang::Stmt *, const clang::VarDecl *> GuardMadeBy;
  /// Classes of closures that have a name and are only ever called by it: what
  /// they do with what they capture happens where they are called.
  llvm::SmallPtrSet<const clang::CXXRecordDecl *, 2> CalledClosures;
  /// Variables that may change when anything is called: closures that go
  /// elsewhere refer to them, or their addresses are kept somewhere.
  llvm::SmallPtrSet<const clang::VarDecl *, 4> Shared;

  /// What simulations have found out about expressions, for the next ones.
  struct Memory {
    llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> FullStatements;
    llvm::DenseMap<const clang::Expr *, std::optional<int64_t>> Constants;
    /// Conditions are numbered by what they ask; the variables that each names,
    /// and whether it reads nothing but local variables.
    std::map<llvm::FoldingSetNodeID, unsigned> ConditionIds;
    std::vector<llvm::SmallVector<const clang::VarDecl *, 2>>
        ConditionVariables;
    std::vector<bool> ConditionsOnLocals;
    /// The blocks that ask a condition, by its number, or what a path holds.
    std::map<unsigned, llvm::SmallSet<unsigned, 4>> ConditionAskedIn;
    std::map<PathId, llvm::SmallSet<unsigned, 4>> PathAskedIn;
    /// The events after which others know the object of a pointer, as far as a
    /// protocol goes.
    std::map<std::pair<PathId, const void *>, std::vector<Giving>> GivenAway;
    /// Whether nothing is done with a local owner but to call its methods.
    llvm::DenseMap<const clang::VarDecl *, bool> OnlyAsked;
    unsigned Visits = 0;      ///< of all simulations, for their common bound
    unsigned TrialVisits = 0; ///< those of trials
    unsigned VisitsApart = 0; ///< of runs that keep states apart
    /// Openings for which such a run has too many of them.
    llvm::SmallPtrSet<const clang::Expr *, 4> TooManyApart;
  } Known;

private:
  FunctionModel() = default;
  std::map<std::pair<unsigned, unsigned>, std::vector<bool>> Loops;
  void joinChains(llvm::function_ref<bool(const CallView &)> MayThrow);
  llvm::DenseMap<const clang::Expr *, unsigned> BlockOf;
  void lower(const clang::CFG &Cfg, clang::ASTContext &Context);
  void routeThrows(const clang::CFG &Cfg);
  void splitLabels(const clang::CFG &Cfg);
  void splitEnds(const clang::CFG &Cfg);
  void lowerStatement(const clang::Stmt *S, Block &B);
};

/// What a call assigns to an object.
struct Assignment {
  const clang::Expr *To;
  const clang::Expr *From; ///< null: nothing, `o.reset()`
};

/// The assignment that a call makes, which is an Event::Assign: it copies the
/// fields of an object that nothing destroys, or gives an optional its value;
/// nothing for other calls.
std::optional<Assignment> asAssignment(const clang::Stmt *S);

} // namespace closecall::obligation

#endif // CLOSECALL_OBLIGATION_FUNCTIONMODEL_H
