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
#include "support/Compat.h"
#include "support/Text.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::CloseRow;

namespace closecall {

std::string nameOf(const FunctionModel &Model, const LeakingClient &Client) {
  for (const Leak *L : Client.Leaks)
    if (L->Alias)
      return text::withoutBrackets(Model.Paths.spell(L->Alias));
  return {};
}

std::string Planner::advice() const {
  const LeakingClient &First = In.Clients.front();
  const std::string Client = nameOf(In.Model, First);
  const std::string &Name =
      First.Finding->Site.Of->Close.front().Functions.front();
  if (Client.empty())
    return "keep the result in a variable and close it with '" + Name + "'";
  return "close '" + Client + "' with '" + Name +
         "' on each path that leaves it open";
}

/// `close(open());`, for an opening whose result is thrown away.
bool Planner::closeDiscarded(const LeakingClient &C, FixPlan &Plan) const {
  const StatementEdits Edits(Context, *In.Model.Parents);
  const Result &R = *C.Finding;
  const CloseRow &Row = R.Site.Of->Close.front();
  const Expr *Call = R.Site.Call.E;
  if (!Row.AcceptsNull || Row.ByAddress || !Row.Arguments.empty() ||
      !closer(R) || !Edits.isStatement(*Call) ||
      Call->getBeginLoc().isMacroID() || Call->getEndLoc().isMacroID())
    return false;
  Plan.Edits.push_back(FixItHint::CreateInsertion(Call->getBeginLoc(),
                                                  Row.Functions.front() + "("));
  Plan.Edits.push_back(FixItHint::CreateInsertion(
      Lexer::getLocForEndOfToken(Call->getEndLoc(), 0, SM, LO), ")"));
  return true;
}

FixPlan Planner::plan() {
  FixPlan Plan;
  const LeakingClient &First = In.Clients.front();
  bool Done = false;
  if (llvm::any_of(In.Clients,
                   [](const LeakingClient &C) {
                     return C.Finding->Site.Call.E->getBeginLoc().isMacroID();
                   }) ||
      In.Function.isTemplateInstantiation()) {
    // No edit inside a macro's expansion.
  } else if (In.Clients.size() == 1 &&
             First.Leaks.front()->K == Leak::Discarded) {
    Done = First.Leaks.size() == 1 && closeDiscarded(First, Plan);
  } else {
    // A dialect that the user has asked for comes before closes by hand.
    const bool One = In.Clients.size() == 1;
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

/// Whether two plans write something at the same place.
static bool meet(const FixPlan &A, const FixPlan &B) {
  return llvm::any_of(A.Edits, [&](const FixItHint &Mine) {
    return llvm::any_of(B.Edits, [&](const FixItHint &Theirs) {
      return Mine.RemoveRange.getBegin() == Theirs.RemoveRange.getBegin();
    });
  });
}

std::vector<FixPlan> planClientFixes(const std::vector<FixInput> &Findings) {
  std::vector<FixInput> Ins = Findings;
  std::vector<FixPlan> Plans;
  Plans.reserve(Ins.size());
  for (const FixInput &In : Ins)
    Plans.push_back(Planner(In).plan());
  for (size_t I = 0; I < Plans.size(); ++I) {
    for (size_t J = I + 1; J < Plans.size(); ++J) {
      if (!meet(Plans[I], Plans[J]))
        continue;
      FixInput Both = Ins[I];
      Both.Clients.insert(Both.Clients.begin(), Ins[J].Clients.begin(),
                          Ins[J].Clients.end());
      FixPlan Joint = Planner(Both).plan();
      if (Joint.Edits.empty())
        continue;
      Ins[I].Clients = std::move(Both.Clients);
      Plans[I] = std::move(Joint);
      Plans[J] = FixPlan();
      Plans[J].Advice = "the edit for '" +
                        nameOf(Ins[I].Model, Findings[I].Clients.front()) +
                        "' closes it, too";
      J = I; // the new edits may meet those that were passed
    }
  }
  return Plans;
}

} // namespace closecall
