//===- FireAndForgetCheck.cpp ---------------------------------------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Candidates come from one walk over each function; the kinds of findings are
// in task/.
//
//===----------------------------------------------------------------------===//

#include "FireAndForgetCheck.h"
#include "support/Walk.h"
#include "task/LeakFix.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace closecall {

namespace {

constexpr char FunctionNode[] = "function";
constexpr char MemberNode[] = "member";
constexpr char StaticNode[] = "static";
constexpr char OptionAllowCastToVoid[] = "AllowCastToVoid";
constexpr char OptionReportDetach[] = "ReportDetach";
constexpr char OptionAllowedFunctions[] = "AllowedFunctions";
constexpr char OptionAllowedTypes[] = "AllowedTypes";
constexpr char OptionTaskTypes[] = "TaskTypes";

/// Whether the function is the body of a closure that another function's code
/// contains, and is visited with it.
bool isPartOfAnother(const FunctionDecl &F) {
  const auto *M = dyn_cast<CXXMethodDecl>(&F);
  return M && M->getParent()->isLambda() &&
         M->getParent()->getDeclContext()->isFunctionOrMethod() &&
         !M->isTemplateInstantiation();
}

} // namespace

FireAndForgetCheck::FireAndForgetCheck(llvm::StringRef Name,
                                       tidy::ClangTidyContext *Context)
    : CatalogueCheck(Name, Context),
      AllowCastToVoid(Options.get(OptionAllowCastToVoid, true)),
      ReportDetach(Options.get(OptionReportDetach, true)),
      StrictExceptions(Options.get(option::StrictExceptions, false)),
      AllowedFunctions(listOption(OptionAllowedFunctions, "")),
      AllowedTypes(listOption(OptionAllowedTypes, "")),
      TaskTypes(listOption(OptionTaskTypes, "")) {}

void FireAndForgetCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  CatalogueCheck::storeOptions(Opts);
  Options.store(Opts, OptionAllowCastToVoid, AllowCastToVoid);
  Options.store(Opts, OptionReportDetach, ReportDetach);
  Options.store(Opts, option::StrictExceptions, StrictExceptions);
  Options.store(Opts, OptionAllowedFunctions,
                llvm::join(AllowedFunctions, ";"));
  Options.store(Opts, OptionAllowedTypes, llvm::join(AllowedTypes, ";"));
  Options.store(Opts, OptionTaskTypes, llvm::join(TaskTypes, ";"));
}

void FireAndForgetCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(), unless(isImplicit()),
                                  unless(isExpansionInSystemHeader()))
                         .bind(FunctionNode),
                     this);
  Finder->addMatcher(
      fieldDecl(unless(isExpansionInSystemHeader())).bind(MemberNode), this);
  Finder->addMatcher(varDecl(hasGlobalStorage(), isDefinition(),
                             unless(isExpansionInSystemHeader()))
                         .bind(StaticNode),
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
                                              AllowedFunctions, AllowedTypes);
    Unit = std::make_unique<task::TaskUnit>(*R.Context, *Kinds, guard(),
                                            StrictExceptions);
  }
  if (const auto *F = R.Nodes.getNodeAs<FunctionDecl>(FunctionNode)) {
    if (!isPartOfAnother(*F))
      checkCode(*Unit, *F);
  } else if (const auto *M = R.Nodes.getNodeAs<FieldDecl>(MemberNode)) {
    report(task::memberTask(*Unit, *M));
    report(task::handleInField(*Unit, *M));
    report(task::taskContainer(*Unit, *M));
    report(task::pendingPromises(*Unit, *M));
  } else if (const auto *V = R.Nodes.getNodeAs<VarDecl>(StaticNode)) {
    report(task::staticTask(*Unit, *V));
  }
}

void FireAndForgetCheck::checkCode(task::TaskUnit &U, const FunctionDecl &F) {
  U.enter(F);
  const auto Parameters = [&](const FunctionDecl &Of) {
    for (const ParmVarDecl *V : Of.parameters()) {
      report(task::promiseParameter(U, *V));
      report(task::taskParameter(U, *V));
    }
  };
  const auto Visit = [&](const Stmt &S) {
    if (isa<CallExpr, CXXTemporaryObjectExpr, CXXFunctionalCastExpr>(S))
      checkCall(U, cast<Expr>(S));
    else if (const auto *New = dyn_cast<CXXNewExpr>(&S))
      report(task::heapTask(U, *New));
    else if (const auto *D = dyn_cast<DeclStmt>(&S)) {
      for (const Decl *Declared : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(Declared))
          checkVariable(U, *V);
    } else if (const auto *Try = dyn_cast<CXXTryStmt>(&S))
      report(task::swallowed(U, *Try));
    else if (const auto *L = dyn_cast<LambdaExpr>(&S)) {
      Parameters(*L->getCallOperator());
      report(task::capturedPromises(U, *L));
    }
    return false; // on to the next
  };
  Parameters(F);
  contains(F.getBody(), Closures::Enter, Visit);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *I : C->inits())
      contains(I->getInit(), Closures::Enter, Visit);
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
  report(task::lentRequest(U, *Call));
  if (task::startsTask(U, *Call))
    checkFunction(U, U.functionAround(*Call));
}

void FireAndForgetCheck::checkVariable(task::TaskUnit &U, const VarDecl &V) {
  if (!V.hasLocalStorage())
    return;
  report(task::taskContainer(U, V));
  if (U.kinds().ofType(V.getType()) || U.kinds().ofPointee(V.getType()) ||
      (V.getInit() && U.kinds().ofValue(*V.getInit())))
    checkFunction(U, dyn_cast<FunctionDecl>(V.getDeclContext()));
}

void FireAndForgetCheck::checkFunction(task::TaskUnit &U,
                                       const FunctionDecl *F) {
  if (!F || F->isDependentContext() ||
      !Followed.insert(F->getCanonicalDecl()).second)
    return;
  task::Findings Found = task::localTasks(U, *F);
  for (task::Finding &Promise : task::localPromises(U, *F))
    Found.push_back(std::move(Promise));
  if (const obligation::FunctionModel *M = U.program().model(F))
    task::joinEdits(U.context(), *M, Found);
  report(Found);
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
