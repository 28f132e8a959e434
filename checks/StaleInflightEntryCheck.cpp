//===- StaleInflightEntryCheck.cpp ----------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaleInflightEntryCheck.h"
#include "fix/ScopeGuard.h"
#include "fix/StatementEdits.h"
#include "obligation/LockCalls.h"
#include "support/Compat.h"
#include "support/LockHolder.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace closecall::obligation;

namespace closecall {

namespace {
constexpr char FunctionNode[] = "function";
/// What the names of the functions that take something back have in them.
constexpr char Removers[] = "^(erase|remove(One|All|Last)?|pop_back|pop_front|"
                            "fetch_sub|store|exchange|clear)$|"
                            "unlock|Unlock|LeaveCriticalSection";

/// A cheap test that spares most functions a model: something is taken back.
bool mayHoldMarks(const FunctionDecl &F) {
  static const llvm::Regex Removes(Removers);
  return contains(F.getBody(), Closures::Leave, [](const Stmt &S) {
    const NamedDecl *Named = nullptr;
    if (const auto *M = dyn_cast<MemberExpr>(&S))
      Named = M->getMemberDecl();
    else if (const auto *R = dyn_cast<DeclRefExpr>(&S))
      Named = dyn_cast<FunctionDecl>(R->getDecl());
    if (Named)
      return Named->getIdentifier() && Removes.match(Named->getName());
    if (const auto *C = dyn_cast<CompoundAssignOperator>(&S))
      return C->getOpcode() == BO_SubAssign;
    if (const auto *U = dyn_cast<UnaryOperator>(&S))
      return U->isDecrementOp();
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(&S))
      return Op->getOperator() == OO_MinusMinus ||
             Op->getOperator() == OO_Equal;
    const auto *B = dyn_cast<BinaryOperator>(&S);
    return B && B->getOpcode() == BO_Assign && B->getType()->isBooleanType();
  });
}

} // namespace

StaleInflightEntryCheck::StaleInflightEntryCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      StrictExceptions(Options.get(option::StrictExceptions, true)),
      Includes(Options.getLocalOrGlobal(option::IncludeStyle,
                                        tidy::utils::IncludeSorter::IS_LLVM),
               CLOSECALL_DIAGS_SELF_CONTAINED) {}

void StaleInflightEntryCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, option::StrictExceptions, StrictExceptions);
  Options.store(Opts, option::IncludeStyle, Includes.style());
}

void StaleInflightEntryCheck::registerPPCallbacks(const SourceManager &SM,
                                                  Preprocessor *PP,
                                                  Preprocessor *Expander) {
  CatalogueCheck::registerPPCallbacks(SM, PP, Expander);
  Includes.registerPreprocessor(PP);
}

void StaleInflightEntryCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(), unless(isImplicit()),
                                  unless(isExpansionInSystemHeader()))
                         .bind(FunctionNode),
                     this);
}

void StaleInflightEntryCheck::check(const MatchFinder::MatchResult &R) {
  const auto *F = R.Nodes.getNodeAs<FunctionDecl>(FunctionNode);
  if (F->isDependentContext() || isa<CXXConstructorDecl>(F) ||
      isa<CXXDestructorDecl>(F) || !F->getBody() || !mayHoldMarks(*F))
    return;
  const std::unique_ptr<FunctionModel> Model =
      FunctionModel::create(F, *R.Context);
  if (!Model)
    return;
  if (!Threads)
    Threads.emplace(*R.Context);
  std::set<std::string> Names;
  for (const StaleMark &M :
       staleMarks(*Model, *R.Context, *Threads, StrictExceptions))
    report(M, guardName(*F, "unmark", Names), *Model, *R.Context);
}

/// Whether taking the mark back twice is the same as once: `busy = false`,
/// `active.erase(id)`.
static bool bearsRepeating(const Expr *Unset) {
  static const llvm::Regex Names("erase|remove|clear|store|reset");
  const Expr *E = Unset->IgnoreParens();
  if (const auto *Assign = dyn_cast<BinaryOperator>(E))
    return Assign->getOpcode() == BO_Assign;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E))
    return Op->getOperator() == OO_Equal;
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  // An iterator is no good once its entry has gone.
  return F && F->getIdentifier() && Names.match(F->getName()) &&
         llvm::none_of(Call->arguments(), [](const Expr *A) {
           return llvm::StringRef(A->getType().getAsString())
               .contains("iterator");
         });
}

/// Whether \p E is the last statement of \p Scope.
static bool isLastOf(const Stmt *Scope, const Expr *E) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Scope);
  const Stmt *Back =
      Block && !Block->body_empty() ? Block->body_back() : nullptr;
  if (const auto *Full = dyn_cast_or_null<FullExpr>(Back))
    Back = Full->getSubExpr();
  return Back == E;
}

/// Whether the body moves the value of the variable \p Key elsewhere.
static bool isMovedFrom(llvm::StringRef Key, const FunctionDecl &F) {
  return contains(F.getBody(), Closures::Enter, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    if (!Call || !Call->isCallToStdMove())
      return false;
    const auto *R =
        dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts());
    return R && R->getDecl()->getNameAsString() == Key;
  });
}

/// `if (!active.insert(key).second) return;`, `if (!lock.try_lock()) return;`,
/// `if (busy.exchange(true)) return;`: behind it the mark is set.  Null for
/// other questions.
static const IfStmt *askingIf(const Expr &Set, const ParentMap &Parents) {
  const auto *Call = dyn_cast<CallExpr>(&Set);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const bool GivesOld =
      F && F->getIdentifier() &&
      (F->getName() == "exchange" || F->getName() == "test_and_set");
  bool Negated = GivesOld, Second = false;
  const Stmt *Inner = &Set, *Up = Parents.getParent(Inner);
  for (; isa_and_nonnull<Expr>(Up); Inner = Up, Up = Parents.getParent(Up)) {
    const auto *Not = dyn_cast<UnaryOperator>(Up);
    const auto *Member = dyn_cast<MemberExpr>(Up);
    if (Not && Not->getOpcode() == UO_LNot)
      Negated = !Negated;
    else if (Member && Member->getMemberDecl()->getName() == "second")
      Second = true;
    else if (!isa<ParenExpr, ImplicitCastExpr, FullExpr,
                  MaterializeTemporaryExpr, CXXBindTemporaryExpr>(Up))
      return nullptr;
  }
  const auto *If = dyn_cast_or_null<IfStmt>(Up);
  const auto *Block = If ? dyn_cast<CompoundStmt>(If->getThen()) : nullptr;
  const Stmt *Last = !Block                ? (If ? If->getThen() : nullptr)
                     : Block->body_empty() ? nullptr
                                           : Block->body_back();
  if (const auto *Full = dyn_cast_or_null<FullExpr>(Last))
    Last = Full->getSubExpr();
  return If && If->getCond() == Inner && !If->getElse() && Negated &&
                 Second == Set.getType()->isRecordType() &&
                 isa_and_nonnull<ReturnStmt, BreakStmt, ContinueStmt,
                                 CXXThrowExpr>(Last)
             ? If
             : nullptr;
}

/// Where a guard goes that comes behind \p S.
static SourceLocation endOf(const Stmt &S, const SourceManager &SM,
                            const LangOptions &LO) {
  const auto *If = dyn_cast<IfStmt>(&S);
  const Stmt &Last = If ? *If->getThen() : S;
  return isa<CompoundStmt>(Last) ? Last.getEndLoc().getLocWithOffset(1)
                                 : text::afterSemicolon(Last, SM, LO);
}

/// Whether a lock that is taken behind \p Set is held at \p Unset: a guard,
/// made at \p Set, would not hold it.
static bool isUnderLaterLock(const Expr &Set, const Expr &Unset,
                             const FunctionModel &Model,
                             const SourceManager &SM) {
  const auto IsBetween = [&](const Stmt &S) {
    return SM.isBeforeInTranslationUnit(Set.getBeginLoc(), S.getBeginLoc()) &&
           SM.isBeforeInTranslationUnit(S.getBeginLoc(), Unset.getBeginLoc());
  };
  static const llvm::Regex Lock("[lL]ock|[mM]utex");
  static const llvm::Regex Takes("^(lock|Lock|lock_shared)$");
  static const llvm::Regex Releases("^(unlock|Unlock|unlock_shared)$");
  const Expr *Last = nullptr;
  bool Taken = false, Held = false;
  contains(Model.Function->getBody(), Closures::Leave, [&](const Stmt &S) {
    if (!IsBetween(S))
      return false;
    if (const auto *D = dyn_cast<DeclStmt>(&S)) {
      const Stmt *Scope = Model.Parents->getParent(D);
      const bool IsAround =
          contains(Scope, Closures::Leave,
                   [&](const Stmt &Inner) { return &Inner == &Unset; });
      Held |= IsAround && llvm::any_of(D->decls(), [](const Decl *Declared) {
                const auto *V = dyn_cast<VarDecl>(Declared);
                return V && isLockHolder(*V);
              });
    }
    const auto *E = dyn_cast<CallExpr>(&S);
    const auto Call = E ? CallView::of(E) : std::nullopt;
    const auto Known = Call ? lockCall(*Call) : std::nullopt;
    const auto *Class = Call && Call->Object && Call->size() == 0
                            ? Call->Object->getType()->getAsCXXRecordDecl()
                            : nullptr;
    const IdentifierInfo *Name =
        Call && Call->Callee ? Call->Callee->getIdentifier() : nullptr;
    const bool OfObject = Class && Name && Lock.match(Class->getNameAsString());
    const bool IsTaking =
        Known ? Known->Takes : OfObject && Takes.match(Name->getName());
    if (!IsTaking && !Known && !(OfObject && Releases.match(Name->getName())))
      return false;
    // The last word before the mark is taken back counts.
    if (!Last ||
        SM.isBeforeInTranslationUnit(Last->getBeginLoc(), E->getBeginLoc())) {
      Last = E;
      Taken = IsTaking;
    }
    return false;
  });
  return Held || Taken;
}

/// The lines of \p Unset, whose semicolon is before \p End, with the break
/// before them: behind a removal that starts a line, clang's merging of edits
/// takes a blank of the next line as well.  Of an empty line above and one
/// below only one stays.
static FixItHint removalOf(const Expr &Unset, SourceLocation End,
                           const SourceManager &SM) {
  const int Break =
      -static_cast<int>(text::lineEnd(Unset.getBeginLoc(), SM).size());
  SourceLocation From = text::lineStart(Unset.getBeginLoc(), SM);
  const SourceLocation To = text::nextLine(End, SM);
  const SourceLocation Above =
      text::lineStart(From.getLocWithOffset(Break), SM);
  const llvm::StringRef Buffer = SM.getBufferData(SM.getFileID(From));
  const auto LineAt = [&](SourceLocation Loc) {
    return Buffer.substr(SM.getFileOffset(Loc)).split('\n').first.trim();
  };
  const llvm::StringRef Below = LineAt(To);
  if (SM.getFileOffset(Above) > 0 && LineAt(Above).empty() &&
      (Below.empty() || Below.front() == '}'))
    From = Above;
  return FixItHint::CreateRemoval(CharSourceRange::getCharRange(
      From.getLocWithOffset(Break), To.getLocWithOffset(Break)));
}

void StaleInflightEntryCheck::report(const StaleMark &M,
                                     const std::string &Guard,
                                     FunctionModel &Model,
                                     ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &LO = Context.getLangOpts();
  const SourceLocation Loc = SM.getExpansionLoc(M.Set->getBeginLoc());

  // A guard behind the first statement, instead of the second.  It runs a bit
  // later than the second did, at the end of the scope; that changes nothing
  // where the function is left right after it.
  StatementEdits Edits(Context, *Model.Parents);
  const IfStmt *Asks = askingIf(*M.Set, *Model.Parents);
  const Stmt &Setting = Asks ? static_cast<const Stmt &>(*Asks) : *M.Set;
  const Stmt *Scope = Model.Parents->getParent(&Setting);
  while (isa_and_nonnull<FullExpr>(Scope))
    Scope = Model.Parents->getParent(Scope);
  const SourceLocation Behind = endOf(Setting, SM, LO);
  bool Possible = LO.CPlusPlus11 && (Asks || Edits.isStatement(*M.Set)) &&
                  Behind.isValid() && !Behind.isMacroID() &&
                  Edits.ownsLine(Setting) &&
                  isa_and_nonnull<CompoundStmt>(Scope);
  bool Last = true;
  bool LockedLonger = false;
  std::vector<FixItHint> Hints;
  std::string Body;
  for (const Expr *Unset : M.Unsets) {
    const std::string Text = text::of(*Unset, SM, LO);
    const SourceLocation End = text::afterSemicolon(*Unset, SM, LO);
    bool Below = false;
    for (const Stmt *Up = Unset; Up; Up = Model.Parents->getParent(Up))
      Below |= Up == Scope;
    Possible = Possible && !Text.empty() && End.isValid() && Below &&
               Edits.isStatement(*Unset) && Edits.ownsLine(*Unset) &&
               !Unset->getBeginLoc().isMacroID() &&
               isa_and_nonnull<CompoundStmt>(Edits.statementParent(*Unset));
    if (!Possible)
      break;
    Body = Text + ";";
    const bool IsLast = Edits.isLastBeforeExit(*Unset);
    LockedLonger |= M.OfLock && !IsLast && !isLastOf(Scope, Unset);
    Last = Last && IsLast;
    Hints.push_back(removalOf(*Unset, End, SM));
  }
  // A guard that comes later than what it replaces goes beside it, so that
  // nothing sees the mark for longer; but nothing may be counted down twice.
  if (!Last && llvm::all_of(M.Unsets, bearsRepeating))
    Hints.clear();
  const bool Moved = !Last && isMovedFrom(M.Key, *Model.Function);
  std::string Obstacle = Possible ? "" : "there is no place for a guard";
  if (Possible && Moved)
    Obstacle = "the key is moved on before the scope ends";
  if (Possible && !M.OfLock && llvm::any_of(M.Unsets, [&](const Expr *Unset) {
        return isUnderLaterLock(*M.Set, *Unset, Model, SM);
      }))
    Obstacle = "it is taken back under a lock, which a guard would not hold";
  if (Possible && LockedLonger)
    Obstacle = "the lock would be held to the end of the scope";
  Possible = Obstacle.empty();
  if (Possible) {
    const std::string Gap = text::lineEnd(Loc, SM) + text::indentation(Loc, SM);
    const GuardStyle Style = chooseGuard(guard(), Context);
    Hints.push_back(
        FixItHint::CreateInsertion(text::afterComment(Behind, SM),
                                   Gap + scopeGuard(Style, Guard, Body, Gap)));
    if (auto Include =
            Includes.include(SM, LO, Loc, guardHeader(Style, Context)))
      Hints.push_back(std::move(*Include));
  }
  const bool Safe = Possible && Last;
  {
    auto Diag =
        diag(Loc, "'%0' %select{keeps its mark|keeps '%1'|stays locked}2 when "
                  "the function is left early: what %select{takes it "
                  "back|unlocks it}3 is skipped")
        << M.Place << text::withoutBrackets(M.Key)
        << (M.OfLock ? 2U : static_cast<unsigned>(!M.Key.empty()))
        << static_cast<unsigned>(M.OfLock);
    if (Safe)
      for (const FixItHint &Hint : Hints)
        Diag << Hint;
  }
  if (M.Exit)
    diag(M.Exit->getBeginLoc(), "left by this %select{return|throw}0",
         DiagnosticIDs::Note)
        << static_cast<unsigned>(isa<CXXThrowExpr>(M.Exit));
  if (M.Throwing)
    diag(M.Throwing->getExprLoc(), "an exception from here skips it",
         DiagnosticIDs::Note);
  if (!M.Unsets.empty())
    diag(M.Unsets.front()->getExprLoc(),
         "%select{taken back|unlocked}0 only here", DiagnosticIDs::Note)
        << static_cast<unsigned>(M.OfLock);
  if (Safe)
    return;
  auto Note = diag(Loc, "let a scope guard %select{take it back|unlock it}0%1",
                   DiagnosticIDs::Note)
              << static_cast<unsigned>(M.OfLock) << text::noEdit(Obstacle);
  if (Possible)
    for (const FixItHint &Hint : Hints)
      Note << Hint;
}

} // namespace closecall
