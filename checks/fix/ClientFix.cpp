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

std::string Planner::advice() const {
  const Result &R = *In.Clients.front().Finding;
  std::string Client;
  for (const Leak *L : In.Clients.front().Leaks)
    if (Client.empty() && L->Alias)
      Client = In.Model.Paths.spell(L->Alias);
  const std::string &Name = R.Site.Of->Close.front().Functions.front();
  Client = text::withoutBrackets(Client);
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
  if (First.Finding->Site.Call.E->getBeginLoc().isMacroID() ||
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

FixPlan planClientFix(const FixInput &In) { return Planner(In).plan(); }

} // namespace closecall
