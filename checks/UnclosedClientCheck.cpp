//===- UnclosedClientCheck.cpp --------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnclosedClientCheck.h"
#include "fix/ClientFix.h"
#include "support/Glob.h"
#include "support/Text.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace closecall::obligation;

namespace closecall {

namespace {
constexpr char FunctionNode[] = "function";
constexpr char OptionIgnoreMain[] = "IgnoreMain";
constexpr char OptionIgnoredFunctions[] = "IgnoredFunctions";
/// More exits than this are not told one by one.
constexpr size_t MaxLeaksTold = 3;
/// Of a long path, the last branches matter.
constexpr size_t MaxBranchesTold = 5;
} // namespace

UnclosedClientCheck::UnclosedClientCheck(llvm::StringRef Name,
                                         tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      StrictExceptions(Options.get(option::StrictExceptions, false)),
      IgnoreMain(Options.get(OptionIgnoreMain, false)),
      IgnoredFunctions(listOption(OptionIgnoredFunctions, "")) {}

void UnclosedClientCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, option::StrictExceptions, StrictExceptions);
  Options.store(Opts, OptionIgnoreMain, IgnoreMain);
  Options.store(Opts, OptionIgnoredFunctions,
                llvm::join(IgnoredFunctions, ";"));
}

void UnclosedClientCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(), unless(isImplicit()),
                                  unless(isExpansionInSystemHeader()))
                         .bind(FunctionNode),
                     this);
}

void UnclosedClientCheck::check(const MatchFinder::MatchResult &R) {
  const auto *F = R.Nodes.getNodeAs<FunctionDecl>(FunctionNode);
  if (F->isDependentContext() || (IgnoreMain && F->isMain()))
    return;
  if (!Unit)
    Unit = std::make_unique<Program>(
        *R.Context, catalogue(),
        Program::Settings{StrictExceptions, IgnoredFunctions});
  checkFunction(*F);
}

void UnclosedClientCheck::checkFunction(const FunctionDecl &F) {
  if (!Unit->mayOpen(&F))
    return;
  // One finding for an opening call, even if it opens several clients.
  std::map<const Expr *, std::vector<const Result *>> BySite;
  std::vector<const Expr *> Order;
  for (const Result &R : Unit->analyse(&F)) {
    if (R.Leaks.empty() || R.TooComplex)
      continue;
    if (BySite[R.Site.Call.E].empty())
      Order.push_back(R.Site.Call.E);
    BySite[R.Site.Call.E].push_back(&R);
  }
  for (const Expr *Site : Order)
    report(F, BySite[Site]);
}

/// The leaks of \p R for which no doubt is left.
static std::vector<const Leak *> confirmed(Program &Unit, const Result &R) {
  std::vector<const Leak *> Sure;
  for (const Leak &L : R.Leaks) {
    bool Certain = true;
    for (const auto &[Callee, Argument] : L.Doubts)
      Certain = Certain && Unit.evidenceOfBorrowing(Callee, Argument);
    if (Certain)
      Sure.push_back(&L);
  }
  return Sure;
}

void UnclosedClientCheck::report(const FunctionDecl &F,
                                 llvm::ArrayRef<const Result *> Findings) {
  const Result *R = nullptr;
  std::vector<const Leak *> Leaks;
  for (const Result *Candidate : Findings) {
    Leaks = confirmed(*Unit, *Candidate);
    R = Candidate;
    if (!Leaks.empty())
      break;
  }
  if (Leaks.empty())
    return;
  const Opening &Site = R->Site;
  FunctionModel &M = *Unit->model(&F);
  const SourceManager &SM = Unit->context().getSourceManager();
  const LangOptions &LO = Unit->context().getLangOpts();

  std::string Name;
  for (const Leak *L : Leaks)
    if (Name.empty() && L->Alias)
      Name = M.Paths.spell(L->Alias);
  const bool Discarded = Leaks.front()->K == Leak::Discarded;
  const bool Never = !R->EverClosed && !R->EverHandedOver;
  const std::string What = catalogue::withArticle(Site.Of->Name);
  const std::string Opener = Site.Call.Callee->getNameAsString();
  const std::string &Closer = Site.Of->Close.front().Functions.front();
  std::string Subject = Discarded || Name.empty()
                            ? "the result of '" + Opener + "'"
                            : "'" + Name + "'";
  Subject += Discarded ? " is discarded and never closed"
             : Never   ? " is never closed"
                       : " is not closed on every path";
  const FixPlan Plan = planClientFix(
      FixInput{Unit->context(), M, *R, Leaks, F, guard()});
  {
    auto Diag = diag(Site.Call.E->getBeginLoc(),
                     "%0; '%1' opens %2 that '%3' must close")
                << Subject << Opener << What << Closer;
    if (Plan.Safe)
      for (const FixItHint &Hint : Plan.Edits)
        Diag << Hint;
  }
  if (Site.Inner)
    diag(Site.Inner->getBeginLoc(), "the client is opened here",
         DiagnosticIDs::Note);
  size_t Told = 0;
  for (const Leak *L : Leaks) {
    if (Told++ == MaxLeaksTold)
      break;
    const size_t First =
        L->Path.size() > MaxBranchesTold ? L->Path.size() - MaxBranchesTold : 0;
    for (size_t I = First; I < L->Path.size(); ++I) {
      const Branch &B = L->Path[I];
      const std::string Condition = text::oneLine(*B.Condition, SM, LO);
      if (Condition.empty())
        continue;
      if (isa_and_nonnull<SwitchStmt>(B.Terminator))
        diag(B.Label ? B.Label->getBeginLoc() : B.Condition->getBeginLoc(),
             "taking this case of '%0'", DiagnosticIDs::Note)
            << Condition;
      else
        diag(B.Condition->getBeginLoc(), "assuming '%0' is %select{false|true}1",
             DiagnosticIDs::Note)
            << Condition << static_cast<unsigned>(B.Taken);
    }
    switch (L->K) {
    case Leak::Exit:
      if (L->At)
        diag(L->At->getBeginLoc(), "still open when the function returns here",
             DiagnosticIDs::Note);
      else
        diag(F.getBody()->getEndLoc(), "still open when the function ends here",
             DiagnosticIDs::Note);
      break;
    case Leak::Thrown:
      diag(L->At->getBeginLoc(), "still open when the exception leaves here",
           DiagnosticIDs::Note);
      break;
    case Leak::Overwritten:
      diag(L->At->getBeginLoc(), "overwritten here while still open",
           DiagnosticIDs::Note);
      break;
    case Leak::Discarded:
      break;
    }
    for (const auto &[Callee, Argument] : L->Doubts)
      diag(Callee->getLocation(),
           "'%0' only borrows it: code in this file closes the client after "
           "such a call",
           DiagnosticIDs::Note)
          << Callee->getNameAsString();
  }
  if (!Plan.Safe || !Plan.Advice.empty()) {
    auto Note = diag(Site.Call.E->getBeginLoc(), "%0", DiagnosticIDs::Note)
                << Plan.Advice;
    if (!Plan.Safe)
      for (const FixItHint &Hint : Plan.Edits)
        Note << Hint;
  }
}

} // namespace closecall
