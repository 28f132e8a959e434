//===- ClientPlanner.h - The ways to repair a leak ------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the fix of clients.  ClientFix.cpp chooses; each way has a file.
//
//===----------------------------------------------------------------------===//

#ifndef CLOSECALL_FIX_CLIENTPLANNER_H
#define CLOSECALL_FIX_CLIENTPLANNER_H

#include "fix/ClientFix.h"
#include "fix/ClosePoints.h"
#include "fix/StatementEdits.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace closecall {

/// Names and shapes of a body that decide which edits are possible.
class BodyFacts : public clang::RecursiveASTVisitor<BodyFacts> {
public:
  std::set<std::string> Names;
  /// What is assigned to each variable; null where that is not a plain value.
  std::map<const clang::VarDecl *, std::vector<const clang::Expr *>> Assigned;
  std::map<const clang::VarDecl *, std::vector<const clang::DeclRefExpr *>>
      Mentioned;
  /// Each goto and switch: declarations may be jumped over.
  std::vector<const clang::Stmt *> Jumps;

  bool VisitNamedDecl(clang::NamedDecl *D);
  bool VisitDeclRefExpr(clang::DeclRefExpr *R);
  bool VisitGotoStmt(clang::GotoStmt *S);
  bool VisitSwitchStmt(clang::SwitchStmt *S);
  bool VisitBinaryOperator(clang::BinaryOperator *B);
  bool VisitUnaryOperator(clang::UnaryOperator *U);

private:
  void assigns(const clang::Expr *To, const clang::Expr *Value);
};

/// A local array that a loop fills with clients, one in each round.
struct FilledArray {
  const clang::VarDecl *Array;
  const clang::VarDecl *Counter; ///< from 0 on, one more after each round
  const clang::Stmt *Loop;       ///< a for or while
  const clang::Stmt *Filling;    ///< of the loop's body
  const clang::Expr *Element;    ///< `fds[i]`, as the opening assigns to it
  obligation::PathId Elements;   ///< the same as a path
};

/// Openings into one variable that closes treat as one; most often a single
/// one.
struct Together {
  std::vector<const obligation::Result *> Findings;
  ClosedBefore Closed = ClosedBefore::Never;
  std::vector<ClosePoint> Points;
  std::optional<FilledArray> Filled; ///< each close is one of all its elements

  const obligation::Result &first() const { return *Findings.front(); }
};

/// The searches for closes that one function has seen: the same clients are
/// tried alone and with others, and all trials are on one bill.
struct TriedWays {
  struct Search {
    std::optional<std::vector<ClosePoint>> Points;
    Obstacle Why = Obstacle::None; ///< where there are none
  };
  /// For openings, what closes may meet, and the elements of an array.
  std::map<std::tuple<std::vector<const obligation::Result *>, ClosedBefore,
                      obligation::PathId>,
           Search>
      Searches;
};

/// Plans the fix of one opening call: its parts are the ways to repair it.
class Planner {
public:
  explicit Planner(const FixInput &In);
  FixPlan plan();

  /// What to do by hand, and what stood in the way of an edit.
  std::string advice() const;
  /// False, and why: the first reason is kept.
  bool refuse(Obstacle Reason) const;
  /// The local variable that holds the client in each leak, if it is one.
  const clang::VarDecl *onlyVariable(const LeakingClient &C) const;

private:
  bool isLeftOnPurpose(const LeakingClient &C) const;

  // Ways to repair; false leaves the plan as it was.
  bool closeDiscarded(const LeakingClient &C, FixPlan &Plan) const;
  bool owner(const LeakingClient &C, FixPlan &Plan) const;
  bool guard(const LeakingClient &C, FixPlan &Plan) const;
  bool closes(FixPlan &Plan) const;

  // CloseFix.cpp
  bool closeAt(const Together &Of, const ClosePoint &Point,
               StatementEdits &Into) const;
  bool closeIfRefused(const clang::CallExpr &Call, const ClosePoint &Point,
                      const std::string &Close, const obligation::Opening &Site,
                      StatementEdits &Into) const;
  const clang::IfStmt *startsIf(const clang::BinaryOperator &Assign) const;
  bool writeAt(const clang::VarDecl &V, const std::string &Close,
               const clang::Stmt *At, const obligation::Result &R,
               StatementEdits &Into) const;
  bool closeAtEndOf(const clang::Stmt &Scope, const std::string &Close,
                    const clang::VarDecl &V, const obligation::Result &R,
                    StatementEdits &Into) const;
  bool isOpenTest(const clang::Expr *Condition, const clang::VarDecl &V) const;
  std::optional<Together> tried(Together Of) const;
  std::vector<const obligation::Result *>
  keptBeside(const clang::VarDecl &V, const catalogue::Client *Of) const;
  bool findWays(llvm::ArrayRef<const LeakingClient *> Clients,
                std::vector<Together> &Ways) const;
  bool canForget(const LeakingClient &C) const;
  bool mayPointInto(const clang::VarDecl &V, const clang::Expr *Value) const;
  std::string spelledFor(const clang::FunctionDecl &Closer,
                         obligation::PathId Client) const;
  bool closesOlder(const clang::CallExpr &Call,
                   const obligation::Opening &Site) const;
  const clang::Stmt *beforeOlder(const clang::Stmt *At, const clang::VarDecl *V,
                                 const obligation::Result &R) const;
  std::optional<std::string> testFor(const Together &Of,
                                     const ClosePoint &Point,
                                     const clang::VarDecl *V,
                                     StatementEdits &Into) const;

  // ArrayFix.cpp
  std::optional<FilledArray> filledArray(const obligation::Result &R) const;
  bool closeElementsAt(const FilledArray &Filled, const obligation::Result &R,
                       const ClosePoint &Point, StatementEdits &Into) const;
  bool keepsBound(const clang::ForStmt &Head,
                  const clang::VarDecl &Counter) const;
  bool isWithin(const clang::Stmt *S, const clang::Stmt *Code) const;
  bool mayEndBetween(const FilledArray &Filled, const clang::Stmt *At) const;

  // GuardFix.cpp
  bool resetAfterCloses(const obligation::Result &R, const clang::VarDecl &V,
                        bool BeforeExitsToo, StatementEdits &Into) const;
  bool isReadAfter(const clang::VarDecl &V, const clang::Expr *Closing,
                   llvm::ArrayRef<const clang::Expr *> Closings) const;
  bool attribute(const clang::VarDecl &V, const clang::DeclStmt &D,
                 const obligation::Result &R, StatementEdits &Into,
                 FixPlan &Plan) const;

  // What the client's variable holds.
  bool tellsWhetherOpen(
      const clang::VarDecl *V,
      llvm::ArrayRef<const obligation::Result *> Openings,
      llvm::SmallVectorImpl<llvm::StringRef> *Streams = nullptr) const;
  clang::QualType typeOf(obligation::PathId Place) const;
  bool mayName(obligation::PathId Place) const;
  static bool canBeTested(clang::QualType Held,
                          const obligation::Opening &Site);
  bool isNull(const clang::Expr *E, const clang::VarDecl &V) const;
  std::string nullOf(const clang::VarDecl &V) const;
  static std::string testOf(clang::QualType Held, const std::string &Name);

  // Texts, names, scopes.
  std::string closeText(const obligation::Result &R, const std::string &Client,
                        const clang::Stmt *At) const;
  std::string sameAsAtOpening(const obligation::Result &R, unsigned Number,
                              const clang::Stmt *At) const;
  std::string methodCall(const obligation::Result &R, const std::string &Client,
                         const clang::Stmt *At) const;
  const clang::CXXMethodDecl *closingMethod(const obligation::Result &R) const;
  const clang::FunctionDecl *closer(const obligation::Result &R) const;
  /// A row of the catalogue and one of its functions.
  struct ClosingCall {
    const catalogue::CloseRow &Row;
    llvm::StringRef Name;
  };
  ClosingCall closing(const obligation::Result &R) const;
  std::string closingName(const obligation::Result &R) const;
  llvm::StringRef qualifierOf(const clang::Expr *Call) const;
  const clang::Stmt *scopeOf(const clang::VarDecl *V) const;
  bool inScope(const clang::VarDecl *V, const clang::Stmt *At) const;
  std::string freshName(const std::string &Base) const;
  static bool mentions(const clang::VarDecl *V, const clang::Stmt *Code,
                       bool Widely);

  const FixInput &In;
  clang::ASTContext &Context;
  const clang::SourceManager &SM;
  const clang::LangOptions &LO;
  BodyFacts Facts;
  mutable Obstacle Why = Obstacle::None;
};

} // namespace closecall

#endif // CLOSECALL_FIX_CLIENTPLANNER_H
