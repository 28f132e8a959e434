//===- UnclosedClientCheck.cpp --------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnclosedClientCheck.h"
#include "fix/ClientFix.h"
#include "fix/StatementEdits.h"
#include "obligation/Learning.h"
#include "support/Compat.h"
#include "support/Glob.h"
#include "support/LibraryFunction.h"
#include "support/Text.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/raw_ostream.h"
#include <limits>
#include <set>

using namespace clang;
using namespace clang::ast_matchers;
using namespace closecall::obligation;
using closecall::catalogue::Fact;

namespace closecall {

namespace {
constexpr char FunctionNode[] = "function";
constexpr char ClassNode[] = "class";
constexpr char OptionIgnoreMain[] = "IgnoreMain";
constexpr char OptionIgnoredFunctions[] = "IgnoredFunctions";
constexpr char OptionWarnInTests[] = "WarnInTests";
constexpr char OptionClosingMethods[] = "ClosingMethods";
constexpr char OptionPoolMethods[] = "PoolMethods";
constexpr char DefaultPoolMethods[] =
    "acquire=release;Acquire=Release;getConnection=releaseConnection;"
    "get_connection=release_connection;GetConnection=ReleaseConnection;"
    "checkout=checkin;checkOut=checkIn;borrow=giveBack";
/// More exits than this are not told one by one.
constexpr size_t MaxLeaksTold = 3;
/// Of a long path, the last branches matter.
constexpr size_t MaxBranchesTold = 5;
} // namespace

/// Whether the file's name, or a folder below the one that it shares with the
/// working directory, says that it is a test.
static bool isTestFile(SourceLocation Loc, const SourceManager &SM) {
  static const llvm::Regex Test(
      "(^|/)(tests?|testing|unit_?tests?)/|(^|/)tests?[._-][^/]*$|"
      "[._-]tests?\\.[^/]*$|Tests?\\.[^/]*$");
  const llvm::StringRef Path = SM.getFilename(SM.getExpansionLoc(Loc));
  const auto Here =
      SM.getFileManager().getVirtualFileSystem().getCurrentWorkingDirectory();
  // Where a project lies says nothing about it.
  auto Part = llvm::sys::path::begin(Path);
  if (Here && llvm::sys::path::is_absolute(Path))
    for (llvm::StringRef Folder : llvm::make_range(
             llvm::sys::path::begin(*Here), llvm::sys::path::end(*Here))) {
      if (Part == llvm::sys::path::end(Path) || *Part != Folder)
        break;
      ++Part;
    }
  return Test.match(Path.drop_front(Part - llvm::sys::path::begin(Path)));
}

UnclosedClientCheck::UnclosedClientCheck(llvm::StringRef Name,
                                         tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      StrictExceptions(Options.get(option::StrictExceptions, false)),
      IgnoreMain(Options.get(OptionIgnoreMain, false)),
      WarnInTests(Options.get(OptionWarnInTests, true)),
      IgnoredFunctions(listOption(OptionIgnoredFunctions, "")),
      ClosingMethods(listOption(OptionClosingMethods, "")),
      PoolMethods(
          std::string(Options.get(OptionPoolMethods, DefaultPoolMethods))),
      Includes(Options.getLocalOrGlobal(option::IncludeStyle,
                                        tidy::utils::IncludeSorter::IS_LLVM),
               CLOSECALL_DIAGS_SELF_CONTAINED) {}

void UnclosedClientCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, option::StrictExceptions, StrictExceptions);
  Options.store(Opts, OptionIgnoreMain, IgnoreMain);
  Options.store(Opts, OptionWarnInTests, WarnInTests);
  Options.store(Opts, OptionIgnoredFunctions,
                llvm::join(IgnoredFunctions, ";"));
  Options.store(Opts, OptionClosingMethods, llvm::join(ClosingMethods, ";"));
  Options.store(Opts, OptionPoolMethods, PoolMethods);
  Options.store(Opts, option::IncludeStyle, Includes.style());
}

void UnclosedClientCheck::registerPPCallbacks(const SourceManager &SM,
                                              Preprocessor *PP,
                                              Preprocessor *Expander) {
  CatalogueCheck::registerPPCallbacks(SM, PP, Expander);
  Includes.registerPreprocessor(PP);
}

void UnclosedClientCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(), unless(isImplicit()),
                                  unless(isExpansionInSystemHeader()))
                         .bind(FunctionNode),
                     this);
  Finder->addMatcher(cxxRecordDecl(isDefinition(), unless(isImplicit()),
                                   unless(isExpansionInSystemHeader()))
                         .bind(ClassNode),
                     this);
}

void UnclosedClientCheck::check(const MatchFinder::MatchResult &R) {
  if (!Unit)
    Unit = std::make_unique<Program>(
        *R.Context, catalogue(),
        Program::Settings{StrictExceptions, IgnoredFunctions, ClosingMethods,
                          parsePoolMethods(PoolMethods)});
  if (!lessonsFolder().empty())
    return;
  if (const auto *C = R.Nodes.getNodeAs<CXXRecordDecl>(ClassNode);
      C && !isInTests(*C))
    checkClass(*C);
  if (const auto *F = R.Nodes.getNodeAs<FunctionDecl>(FunctionNode);
      F && isJudged(*F))
    checkFunction(*F);
}

void UnclosedClientCheck::onEndOfTranslationUnit() {
  if (Unit && !lessonsFolder().empty())
    writeLessons();
  Planned.clear();
  Unit.reset();
  FieldsChecked = false;
}

/// A file of its own for each translation unit; of one that is only half
/// understood nothing is learned.
void UnclosedClientCheck::writeLessons() {
  if (Unit->context().getDiagnostics().hasErrorOccurred())
    return;
  llvm::SmallString<128> Name(lessonsFolder());
  llvm::sys::path::append(Name, std::string("%%%%%%%%") + LessonsSuffix);
  int Descriptor = -1;
  if (const std::error_code Failed =
          llvm::sys::fs::createUniqueFile(Name, Descriptor, Name)) {
    configurationDiag("cannot write lessons to '%0': %1")
        << lessonsFolder() << Failed.message();
    return;
  }
  llvm::json::Array All;
  for (const Lesson &L : learn(*Unit))
    All.push_back(toJSON(L));
  llvm::raw_fd_ostream(Descriptor, /*shouldClose=*/true)
      << llvm::json::Value(std::move(All));
}

bool UnclosedClientCheck::isInTests(const Decl &D) const {
  return !WarnInTests &&
         isTestFile(D.getLocation(), D.getASTContext().getSourceManager());
}

bool UnclosedClientCheck::isJudged(const FunctionDecl &F) const {
  const bool Ignored = (IgnoreMain && F.isMain()) ||
                       matchesAny(IgnoredFunctions, qualifiedName(F));
  return !Ignored && !F.isDependentContext() && !isInTests(F);
}

void UnclosedClientCheck::suggest(SourceLocation Loc, const MemberFix &Fix) {
  auto Note = diag(Loc, "%0", DiagnosticIDs::Note) << Fix.Advice;
  for (const FixItHint &Hint : Fix.Edits)
    Note << Hint;
}

/// "; 'fopen' opens a stdio stream that 'fclose' must close".
static std::string duty(const Opening &Site) {
  const bool Released = !Site.Row && Site.Call.Object;
  return "; '" + Site.Call.Callee->getNameAsString() +
         (Released ? "' hands out " : "' opens ") +
         catalogue::withArticle(Site.Of->Name) + " that '" +
         Site.Of->Close.front().Functions.front() + "' must close";
}

/// "member 'f_' is never closed; 'fopen' opens a stdio stream that 'fclose'
/// must close".
static std::string message(const CXXRecordDecl &C, const MemberLeak &L) {
  const std::string Member = "member '" + L.Member->getNameAsString() + "' ";
  std::string What;
  switch (L.K) {
  case MemberLeak::NeverClosed:
    What = "is never closed";
    break;
  case MemberLeak::ClosedByMethod:
    What = "is closed by '" + L.Closer->getNameAsString() +
           "' only, which the destructor does not call";
    break;
  case MemberLeak::Reopened:
    What = "is opened again while it may still be open";
    break;
  case MemberLeak::LostInConstructor:
    What = "is lost when the constructor throws";
    break;
  case MemberLeak::CopiedAndClosed:
    What = "is closed twice when a '" + C.getNameAsString() + "' is copied";
    break;
  }
  return Member + What + duty(L.Site);
}

void UnclosedClientCheck::reportContainer(const ContainerLeak &L,
                                          const MemberFix &Fix) {
  const SourceLocation Loc = L.Site.Call.E->getBeginLoc();
  diag(Loc, "'%0' %select{is filled with clients that nobody closes|drops "
            "clients that are still open}1%2")
      << L.Container->getName() << static_cast<unsigned>(L.Loss != nullptr)
      << duty(L.Site);
  if (L.Loss)
    diag(L.Loss->getBeginLoc(),
         "%select{dropped|overwritten}0 here without a close",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(isa<BinaryOperator>(L.Loss));
  suggest(Loc, Fix);
}

void UnclosedClientCheck::explain(const CXXRecordDecl &C, const MemberLeak &L) {
  switch (L.K) {
  case MemberLeak::NeverClosed:
    diag(L.Member->getLocation(),
         "no method of '%0' closes it and nothing else can",
         DiagnosticIDs::Note)
        << C.getName();
    return;
  case MemberLeak::ClosedByMethod:
    diag(L.Closer->getLocation(), "nobody has to call this",
         DiagnosticIDs::Note);
    return;
  case MemberLeak::Reopened:
    tell(*L.Opener, L.Path);
    return;
  case MemberLeak::LostInConstructor:
    tell(*L.Opener, L.Path);
    diag(C.getLocation(), "an object whose constructor throws is not destroyed",
         DiagnosticIDs::Note);
    return;
  case MemberLeak::CopiedAndClosed:
    diag(L.Copy->getBeginLoc(), "copied here: both objects have the client",
         DiagnosticIDs::Note);
    return;
  }
}

void UnclosedClientCheck::checkClass(const CXXRecordDecl &C) {
  const std::vector<const CXXMethodDecl *> Methods = judgedMethods(*Unit, C);
  const std::vector<ContainerLeak> Containers = containerLeaks(*Unit, Methods);
  const std::vector<MemberLeak> Members = memberLeaks(*Unit, C, Methods);
  if (Containers.empty() && Members.empty())
    return;
  // What the methods lose themselves has edits that anybody may apply alone;
  // one of several parts, braces for instance, would not fit into another.
  const auto IsTaken = [&](llvm::ArrayRef<FixItHint> Edits) {
    return Edits.size() > 1 &&
           llvm::any_of(Methods, [&](const CXXMethodDecl *M) {
             return isJudged(*M) &&
                    llvm::any_of(planned(*M).Plans, [&](const FixPlan &P) {
                      return meet(P.Edits, Edits);
                    });
           });
  };
  const std::vector<MemberFix> Fixes =
      planClassFixes(*Unit, C, Methods, Containers, Members, IsTaken);
  for (size_t I = 0; I < Containers.size(); ++I)
    reportContainer(Containers[I], Fixes[I]);
  for (size_t I = 0; I < Members.size(); ++I) {
    const SourceLocation Loc = Members[I].Site.Call.E->getBeginLoc();
    diag(Loc, "%0") << message(C, Members[I]);
    explain(C, Members[I]);
    suggest(Loc, Fixes[Containers.size() + I]);
  }
}

void UnclosedClientCheck::checkFields() {
  std::vector<FieldLeak> Leaks = fieldLeaks(*Unit);
  llvm::erase_if(Leaks,
                 [&](const FieldLeak &L) { return !isJudged(*L.Opener); });
  const std::vector<MemberFix> Fixes = planFieldFixes(Unit->context(), Leaks);
  for (size_t I = 0; I < Leaks.size(); ++I) {
    const FieldLeak &L = Leaks[I];
    const SourceLocation Loc = L.Site.Call.E->getBeginLoc();
    diag(Loc, "field '%0' is never closed%1")
        << L.Field->getName() << duty(L.Site);
    diag(L.Free->getBeginLoc(), "the structure is freed here with it",
         DiagnosticIDs::Note);
    suggest(Loc, Fixes[I]);
  }
}

void UnclosedClientCheck::checkFunction(const FunctionDecl &F) {
  if (!Unit->mayOpen(&F))
    return;
  if (!std::exchange(FieldsChecked, true))
    checkFields();
  for (const ContainerLeak &L : containerLeaks(*Unit, F))
    reportContainer(L, planContainerFix(L));
  const FunctionPlans &Of = planned(F);
  for (size_t I = 0; I < Of.Findings.size(); ++I)
    report(F, Of.Findings[I], Of.Plans[I]);
}

const UnclosedClientCheck::FunctionPlans &
UnclosedClientCheck::planned(const FunctionDecl &F) {
  const auto [It, New] = Planned.try_emplace(F.getCanonicalDecl());
  FunctionPlans &Of = It->second;
  if (!New || !Unit->mayOpen(&F))
    return Of;
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
  llvm::sort(Order, [&](const Expr *A, const Expr *B) {
    return Unit->context().getSourceManager().isBeforeInTranslationUnit(
        A->getBeginLoc(), B->getBeginLoc());
  });
  for (const Expr *Site : Order) {
    FixInput In{*Unit, *Unit->model(&F), F, guard(), {}};
    for (const Result *R : BySite[Site]) {
      LeakingClient C{R, Unit->confirmed(*R)};
      if (!C.Leaks.empty())
        In.Clients.push_back(std::move(C));
    }
    if (!In.Clients.empty())
      Of.Findings.push_back(std::move(In));
  }
  Of.Plans = planClientFixes(Of.Findings);
  return Of;
}

/// "'f' is never closed; 'fopen' opens a stdio stream that 'fclose' must
/// close".
static std::string message(FunctionModel &M, const LeakingClient &C) {
  const Opening &Site = C.Finding->Site;
  const std::string Name = nameOf(M, C);
  const bool Discarded = C.Leaks.front()->K == Leak::Discarded;
  const bool Never = !C.Finding->EverClosed && !C.Finding->EverHandedOver &&
                     C.Finding->Receivers.empty();
  const std::string Opener = Site.Call.Callee->getNameAsString();
  const std::string Subject = Discarded || Name.empty()
                                  ? "the result of '" + Opener + "'"
                                  : "'" + Name + "'";
  return Subject +
         (Discarded ? " is discarded and never closed"
          : Never   ? " is never closed"
                    : " is not closed on every path") +
         duty(Site);
}

/// Which element of an array is lost: "'fds(0)' is "; empty for other clients.
static std::string elementOf(const FunctionModel &M, const Leak &L) {
  return M.Paths.element(L.Alias)
             ? "'" + text::withoutBrackets(M.Paths.spell(L.Alias)) + "' is "
             : "";
}

void UnclosedClientCheck::report(const FunctionDecl &F, const FixInput &In,
                                 const FixPlan &Plan) {
  const LeakingClient &First = In.Clients.front();
  const Opening &Site = First.Finding->Site;
  const SourceLocation Loc = Site.Call.E->getBeginLoc();
  const SourceManager &SM = Unit->context().getSourceManager();
  {
    auto Diag = diag(Loc, "%0") << message(In.Model, First);
    for (const FixItHint &Hint : Plan.Edits)
      Diag << Hint;
    if (const auto Include = Includes.include(SM, Unit->context().getLangOpts(),
                                              Loc, Plan.Include))
      Diag << *Include;
  }
  if (Site.Inner)
    diag(Site.Inner->getBeginLoc(), "the client is opened here",
         DiagnosticIDs::Note);
  for (const Fact &Row : Unit->callee(Site.Call.Callee).Facts)
    if (Site.Row && Row.Open == Site.Row && Row.Lib->Learned)
      diag(Site.Call.Callee->getLocation(), "its body is in %0",
           DiagnosticIDs::Note)
          << Site.Row->Source;
  const size_t Told = std::min(First.Leaks.size(), MaxLeaksTold);
  for (size_t I = 0; I < Told; ++I)
    tell(F, *First.Leaks[I], elementOf(In.Model, *First.Leaks[I]));
  tellBorrowers(In);
  if (const size_t More = First.Leaks.size() - Told)
    diag(Loc, "%0 more %select{ways|way}1 out %select{leave|leaves}1 it open",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(More) << static_cast<unsigned>(More == 1);
  if (!Plan.Advice.empty())
    diag(Loc, "%0", DiagnosticIDs::Note) << Plan.Advice;
}

/// Functions of other files that were given the client, and have been seen to
/// leave it alone.
void UnclosedClientCheck::tellBorrowers(const FixInput &In) {
  std::set<const FunctionDecl *> Told;
  const auto Borrows = [&](const Fact &Row, const CallView &Call) {
    if (Row.K != Fact::Borrows || !Row.Lib->Learned)
      return false;
    const PathId Given = In.Model.Paths.of(Call.argument(Row.Borrow->Argument));
    return llvm::any_of(In.Clients.front().Leaks, [&](const Leak *L) {
      return L->Alias && L->Alias == Given;
    });
  };
  for (const CallView &Call : In.Model.Calls)
    if (Call.Callee)
      for (const Fact &Row : Unit->callee(Call.Callee).Facts)
        if (Borrows(Row, Call) && Told.size() < MaxLeaksTold &&
            Told.insert(Call.Callee->getCanonicalDecl()).second)
          diag(Call.Callee->getLocation(),
               "'%0' only borrows it: its body is in %1", DiagnosticIDs::Note)
              << Call.Callee->getNameAsString() << Row.Borrow->Source;
}

/// What is assumed of the branch's condition: "false", "not 0", "at least 3".
static std::string stateOf(const Branch &B) {
  if (!B.Is)
    return B.Taken ? "true" : "false";
  if (B.Condition->isKnownToHaveBooleanValue())
    return B.Is->contains(0) ? "false" : "true";
  if (const std::optional<int64_t> Number = B.Is->constant())
    return std::to_string(*Number);
  if (B.Is->lowest() > std::numeric_limits<int32_t>::min())
    return "at least " + std::to_string(B.Is->lowest());
  if (B.Is->highest() < std::numeric_limits<int32_t>::max())
    return "at most " + std::to_string(B.Is->highest());
  return B.Is->contains(0) ? "something else" : "not 0";
}

void UnclosedClientCheck::tell(const FunctionDecl &F, const Leak &L,
                               const std::string &Element) {
  const SourceManager &SM = Unit->context().getSourceManager();
  const LangOptions &LO = Unit->context().getLangOpts();
  const size_t First =
      L.Path.size() > MaxBranchesTold ? L.Path.size() - MaxBranchesTold : 0;
  for (size_t I = First; I < L.Path.size(); ++I) {
    const Branch &B = L.Path[I];
    const std::string Condition = text::oneLine(*B.Condition, SM, LO);
    if (Condition.empty())
      continue;
    if (isa_and_nonnull<SwitchStmt>(B.Terminator))
      diag(B.Label ? B.Label->getBeginLoc() : B.Condition->getBeginLoc(),
           "%select{taking no case|taking this case}0 of '%1'",
           DiagnosticIDs::Note)
          << static_cast<unsigned>(B.Label != nullptr) << Condition;
    else
      diag(B.Condition->getBeginLoc(), "assuming '%0' is %1",
           DiagnosticIDs::Note)
          << Condition << stateOf(B);
  }
  switch (L.K) {
  case Leak::Exit:
    diag(L.At ? L.At->getBeginLoc() : F.getBody()->getEndLoc(),
         "%0still open when the function %select{ends|returns}1 here",
         DiagnosticIDs::Note)
        << Element << static_cast<unsigned>(L.At != nullptr);
    break;
  case Leak::Thrown:
    diag(L.At->getBeginLoc(), "still open when the exception leaves here",
         DiagnosticIDs::Note);
    break;
  case Leak::Overwritten:
    diag(L.At->getBeginLoc(),
         "%select{overwritten|the structure is freed}0 here while still open",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(freedBy(L.At) != nullptr);
    break;
  case Leak::Discarded:
    break;
  }
  for (const auto &[Callee, Argument] : L.Doubts)
    diag(Callee->getLocation(),
         "'%0' only borrows it: code in this file closes the client after such "
         "a call",
         DiagnosticIDs::Note)
        << Callee->getNameAsString();
}

} // namespace closecall
