//===- ClientFix.cpp - Edits that close a leaking client ------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A fix is planned as a whole: if one of the edits that it needs cannot be made
// (a macro, a name out of scope, a place that closed clients pass as well),
// there is no edit at all.
//
//===----------------------------------------------------------------------===//

#include "fix/ClientPlanner.h"
#include "fix/TemplateFix.h"
#include "support/Compat.h"
#include "support/Text.h"
#include "clang/Lex/Lexer.h"
#include <limits>

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::CloseRow;

namespace closecall {

/// `fds[i]` of `fds[i] = open(..)`; null if the opening is no assignment.
static const Expr *filledBy(const FunctionModel &Model, const Expr *Call) {
  const Expr *Found = nullptr;
  Model.hasEvent([&](const Event &E) {
    if (E.K == Event::Assign && E.LHS && E.RHS && strip(E.RHS) == Call)
      Found = E.LHS;
    return Found != nullptr;
  });
  return Found;
}

std::string nameOf(const FunctionModel &Model, const LeakingClient &Client) {
  const ASTContext &Context = Model.Function->getASTContext();
  for (const Leak *L : Client.Leaks) {
    if (!L->Alias)
      continue;
    // A loop fills an array: the reader looks for `fds[i]`, not for `fds[0]`.
    const Expr *Element = Model.Paths.element(L->Alias)
                              ? filledBy(Model, Client.Finding->Site.Call.E)
                              : nullptr;
    return text::withoutBrackets(
        Element ? text::oneLine(*Element, Context.getSourceManager(),
                                Context.getLangOpts())
                : Model.Paths.spell(L->Alias));
  }
  return {};
}

/// The end of a note: "close it by hand; no edit: ...".
static std::string reason(Obstacle Why) {
  switch (Why) {
  case Obstacle::None:
    return {};
  case Obstacle::OtherEdit:
    return "that for another client stands at the same place";
  case Obstacle::Macro:
    return "a macro is in the way";
  case Obstacle::MayBeTaken:
    return "a path to the same exit may have given it away";
  case Obstacle::ClosedBefore:
    return "a path to the same exit has closed it";
  case Obstacle::UsedLater:
    return "it may still be used behind the close";
  case Obstacle::NoName:
    return "no variable names it at the exit";
  case Obstacle::OutOfScope:
    return "its variable is out of scope at the exit";
  case Obstacle::NoTest:
    return "nothing tells at the exit whether it is open";
  case Obstacle::PointsInto:
    return "the returned value may be part of it";
  case Obstacle::InExpression:
    return "there is no statement to put the close in front of";
  case Obstacle::OnPurpose:
    return "nothing but a cast to void names it, so it may be meant to stay";
  case Obstacle::NoCloser:
    return "how to call the closing function is not known here";
  case Obstacle::Template:
    return "another instantiation may need another one";
  case Obstacle::CallThrows:
    return "a call that throws loses it, and no guard for its variable fits";
  case Obstacle::TooMuch:
    return "the function is too complex";
  }
  return {};
}

std::string Planner::advice() const {
  const LeakingClient &First = In.Clients.front();
  const std::string Client = nameOf(In.Model, First);
  const std::string &Name =
      First.Finding->Site.Of->Close.front().Functions.front();
  return (Client.empty()
              ? "keep the result in a variable and close it with '" + Name + "'"
              : "close '" + Client + "' with '" + Name +
                    "' on each path that leaves it open") +
         text::noEdit(reason(Why));
}

bool Planner::refuse(Obstacle Reason) const {
  if (Why == Obstacle::None)
    Why = Reason;
  return false;
}

/// Whether the call may give a number that is no client, and none that says so
/// either, as a function does that answers 1 where it fails.
static bool mayGiveOthers(const Opening &Site) {
  return !Site.Call.E->getType()->isPointerType() &&
         llvm::any_of(Site.Outcomes, [](const OpeningOutcome &O) {
           const bool Standard = O.Result.lowest() == 0 && // streams
                                 O.Result.highest() == 2;
           return !O.Opened && O.Result.highest() >= 0 && !Standard;
         });
}

/// `close(open());`, for an opening whose result is thrown away.
bool Planner::closeDiscarded(const LeakingClient &C, FixPlan &Plan) const {
  const StatementEdits Edits(Context, *In.Model.Parents);
  const Result &R = *C.Finding;
  const CloseRow &Row = R.Site.Of->Close.front();
  const Expr *Call = R.Site.Call.E;
  if (!Row.AcceptsNull || Row.ByAddress || !Row.Arguments.empty() ||
      mayGiveOthers(R.Site) || !closer(R) || !Edits.isStatement(*Call) ||
      Call->getBeginLoc().isMacroID() || Call->getEndLoc().isMacroID())
    return false;
  Plan.Edits.push_back(FixItHint::CreateInsertion(Call->getBeginLoc(),
                                                  Row.Functions.front() + "("));
  Plan.Edits.push_back(FixItHint::CreateInsertion(
      Lexer::getLocForEndOfToken(Call->getEndLoc(), 0, SM, LO), ")"));
  return true;
}

/// `int fd = open(path); (void)fd;`: the author knows that nobody uses it.
bool Planner::isLeftOnPurpose(const LeakingClient &C) const {
  const VarDecl *V = onlyVariable(C);
  const auto Found = Facts.Mentioned.find(V ? V->getCanonicalDecl() : nullptr);
  return Found != Facts.Mentioned.end() &&
         llvm::all_of(Found->second, [&](const DeclRefExpr *Name) {
           const Stmt *Up = In.Model.Parents->getParentIgnoreParenImpCasts(
               const_cast<DeclRefExpr *>(Name));
           const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(Up);
           return Cast && Cast->getType()->isVoidType();
         });
}

FixPlan Planner::plan() {
  FixPlan Plan;
  const LeakingClient &First = In.Clients.front();
  bool Done = false;
  const bool InMacro = llvm::any_of(In.Clients, [](const LeakingClient &C) {
    return C.Finding->Site.Call.E->getBeginLoc().isMacroID();
  });
  if (!fitsWhatIsWritten(In)) {
    // No edit that another instantiation would not bear.
    refuse(Obstacle::Template);
  } else if (llvm::any_of(In.Clients, [&](const LeakingClient &C) {
               return isLeftOnPurpose(C);
             })) {
    refuse(Obstacle::OnPurpose);
  } else if (InMacro) {
    // No edit inside a macro's expansion; the exits may be outside.
    Done = First.Leaks.front()->K != Leak::Discarded && closes(Plan);
    refuse(Obstacle::Macro);
  } else if (In.Clients.size() == 1 &&
             First.Leaks.front()->K == Leak::Discarded) {
    Done = First.Leaks.size() == 1 && closeDiscarded(First, Plan);
  } else {
    // A dialect that the user has asked for comes before closes by hand.
    // One who closes what the variable holds is enough.
    const VarDecl *V = onlyVariable(First);
    const bool One = In.Clients.size() == 1 &&
                     !(V && In.Model.Watched.count(V->getCanonicalDecl()));
    const bool Asked = In.Guard != GuardStyle::Auto;
    Done = (One && owner(First, Plan)) ||
           (One && Asked && guard(First, Plan)) || closes(Plan) ||
           (One && !Asked && guard(First, Plan));
  }
  if (!Done) {
    Plan = FixPlan();
    Plan.Advice = advice();
  }
  return Plan;
}

/// Lets the fix of \p Ins[Into] be that of \p Others, too; false if there is
/// none for all of them with at most so many edits.
static bool planTogether(size_t Into, llvm::ArrayRef<size_t> Others,
                         llvm::ArrayRef<std::string> Advices,
                         std::vector<FixInput> &Ins,
                         std::vector<FixPlan> &Plans,
                         size_t AtMost = std::numeric_limits<size_t>::max()) {
  FixInput All = Ins[Into];
  for (const size_t Other : Others)
    All.Clients.insert(All.Clients.begin(), Ins[Other].Clients.begin(),
                       Ins[Other].Clients.end());
  FixPlan Joint = Planner(All).plan();
  if (Joint.Edits.empty() || Joint.Edits.size() > AtMost)
    return false;
  Ins[Into].Clients = std::move(All.Clients);
  Plans[Into] = std::move(Joint);
  for (size_t I = 0; I < Others.size(); ++I) {
    Plans[Others[I]] = FixPlan();
    Plans[Others[I]].Advice = Advices[I];
  }
  return true;
}

/// Openings into one variable, of which one cannot be repaired alone, or which
/// take fewer edits together.
static void planByVariable(std::vector<FixInput> &Ins,
                           std::vector<FixPlan> &Plans) {
  std::map<const VarDecl *, std::vector<size_t>> Holding;
  for (size_t I = 0; I < Ins.size(); ++I)
    if (const VarDecl *V = Planner(Ins[I]).onlyVariable(Ins[I].Clients.front()))
      Holding[V].push_back(I);
  for (const auto &[V, Group] : Holding) {
    if (Group.size() < 2)
      continue;
    size_t Apart = 0;
    bool Missing = false;
    for (const size_t I : Group) {
      Apart += Plans[I].Edits.size();
      Missing |= Plans[I].Edits.empty();
    }
    const std::vector<size_t> Others(Group.begin() + 1, Group.end());
    const std::vector<std::string> Advices(
        Others.size(), "the edit for the first opening of '" +
                           V->getNameAsString() + "' closes it, too");
    planTogether(Group.front(), Others, Advices, Ins, Plans,
                 Missing ? std::numeric_limits<size_t>::max() : Apart - 1);
  }
}

std::vector<FixPlan> planClientFixes(const std::vector<FixInput> &Findings) {
  std::vector<FixInput> Ins = Findings;
  TriedWays Tried;
  for (FixInput &In : Ins)
    In.Tried = &Tried;
  std::vector<FixPlan> Plans;
  Plans.reserve(Ins.size());
  for (const FixInput &In : Ins)
    Plans.push_back(Planner(In).plan());
  planByVariable(Ins, Plans);
  for (size_t I = 0; I < Plans.size(); ++I) {
    for (size_t J = I + 1; J < Plans.size(); ++J) {
      if (!meet(Plans[I].Edits, Plans[J].Edits))
        continue;
      if (planTogether(I, {J},
                       {"the edit for '" +
                        nameOf(Ins[I].Model, Findings[I].Clients.front()) +
                        "' closes it, too"},
                       Ins, Plans)) {
        J = I; // the new edits may meet those that were passed
        continue;
      }
      // Two edits at one place would spoil each other.
      Plans[J] = FixPlan();
      const Planner Left(Ins[J]);
      Left.refuse(Obstacle::OtherEdit);
      Plans[J].Advice = Left.advice();
    }
  }
  return Plans;
}

} // namespace closecall
