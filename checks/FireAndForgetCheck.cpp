//===- FireAndForgetCheck.cpp ---------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Candidates come from the matchers; the kinds of findings are in task/.
//
//===----------------------------------------------------------------------===//

#include "FireAndForgetCheck.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace closecall {

namespace {

constexpr char TaskNode[] = "task";
constexpr char VariableNode[] = "variable";
constexpr char MemberNode[] = "member";
constexpr char HandlerNode[] = "handler";
constexpr char OptionAllowCastToVoid[] = "AllowCastToVoid";
constexpr char OptionReportDetach[] = "ReportDetach";
constexpr char OptionAllowedFunctions[] = "AllowedFunctions";
constexpr char OptionTaskTypes[] = "TaskTypes";

} // namespace

FireAndForgetCheck::FireAndForgetCheck(llvm::StringRef Name,
                                       tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      AllowCastToVoid(Options.get(OptionAllowCastToVoid, true)),
      ReportDetach(Options.get(OptionReportDetach, true)),
      StrictExceptions(Options.get(option::StrictExceptions, false)),
      AllowedFunctions(listOption(OptionAllowedFunctions, "")),
      TaskTypes(listOption(OptionTaskTypes, "")) {}

void FireAndForgetCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, OptionAllowCastToVoid, AllowCastToVoid);
  Options.store(Opts, OptionReportDetach, ReportDetach);
  Options.store(Opts, option::StrictExceptions, StrictExceptions);
  Options.store(Opts, OptionAllowedFunctions,
                llvm::join(AllowedFunctions, ";"));
  Options.store(Opts, OptionTaskTypes, llvm::join(TaskTypes, ";"));
}

void FireAndForgetCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      expr(anyOf(callExpr(), cxxTemporaryObjectExpr(), cxxFunctionalCastExpr()),
           unless(isExpansionInSystemHeader()))
          .bind(TaskNode),
      this);
  Finder->addMatcher(
      varDecl(hasLocalStorage(), unless(isExpansionInSystemHeader()))
          .bind(VariableNode),
      this);
  Finder->addMatcher(
      fieldDecl(unless(isExpansionInSystemHeader())).bind(MemberNode), this);
  Finder->addMatcher(
      cxxCatchStmt(isCatchAll(), unless(isExpansionInSystemHeader()))
          .bind(HandlerNode),
      this);
}

void FireAndForgetCheck::onEndOfTranslationUnit() {
  Unit.reset();
  Kinds.reset();
  Followed.clear();
}

void FireAndForgetCheck::check(const MatchFinder::MatchResult &R) {
  if (!Unit) {
    Kinds = std::make_unique<task::TaskKinds>(catalogue(), TaskTypes,
                                              AllowedFunctions);
    Unit = std::make_unique<task::TaskUnit>(*R.Context, *Kinds, guard(),
                                            StrictExceptions);
  }
  if (const auto *E = R.Nodes.getNodeAs<Expr>(TaskNode))
    checkCall(*Unit, *E);
  else if (const auto *V = R.Nodes.getNodeAs<VarDecl>(VariableNode))
    checkVariable(*Unit, *V);
  else if (const auto *H = R.Nodes.getNodeAs<CXXCatchStmt>(HandlerNode))
    report(task::swallowed(*Unit, *H));
  else if (const auto *F = R.Nodes.getNodeAs<FieldDecl>(MemberNode)) {
    report(task::memberTask(*Unit, *F));
    report(task::taskContainer(*Unit, *F));
  }
}

void FireAndForgetCheck::checkCall(task::TaskUnit &U, const Expr &Task) {
  report(task::discarded(U, Task, AllowCastToVoid));
  const auto *Call = dyn_cast<CallExpr>(&Task);
  if (!Call)
    return;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
      Member && ReportDetach)
    report(task::detached(U, *Member));
  report(task::spawned(U, *Call));
  if (task::startsTask(U, *Call))
    checkFunction(U, task::functionAround(*Call, U.context()));
}

void FireAndForgetCheck::checkVariable(task::TaskUnit &U, const VarDecl &V) {
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&V)) {
    report(task::promiseParameter(U, *Parameter));
    return;
  }
  report(task::taskContainer(U, V));
  if (U.kinds().ofType(V.getType()))
    checkFunction(U, dyn_cast<FunctionDecl>(V.getDeclContext()));
}

void FireAndForgetCheck::checkFunction(task::TaskUnit &U,
                                       const FunctionDecl *F) {
  if (!F || F->isDependentContext() ||
      !Followed.insert(F->getCanonicalDecl()).second)
    return;
  report(task::localTasks(U, *F));
  report(task::localPromises(U, *F));
}

void FireAndForgetCheck::report(const task::Findings &Found) {
  for (const task::Finding &F : Found) {
    diag(F.At, "%0") << F.Message;
    for (const task::Note &N : F.Notes) {
      auto Diag = diag(N.At, "%0", DiagnosticIDs::Note) << N.Text;
      for (const FixItHint &Hint : N.Edits)
        Diag << Hint;
    }
  }
}

} // namespace closecall
