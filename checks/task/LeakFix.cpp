//===- LeakFix.cpp - Notes and edits where a task is left behind ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/LeakFix.h"
#include "fix/ScopeGuard.h"
#include "fix/StatementEdits.h"
#include "obligation/FunctionModel.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::TaskClass;

namespace closecall::task {

bool leavesBehind(const Leak &L, TaskClass Class, const FunctionDecl &F) {
  if (!L.Doubts.empty())
    return false;
  // An error under way is more than a result that nobody asks for any more.
  if (L.K == Leak::Thrown)
    return Class == TaskClass::Kills;
  // The end of main is the end of the process.
  return !(F.isMain() && L.K == Leak::Exit && Class == TaskClass::Leaks);
}

Note leakNote(const Leak &L, const FunctionDecl &F, const std::string &State) {
  const SourceLocation At =
      L.At ? L.At->getBeginLoc() : F.getBody()->getEndLoc();
  switch (L.K) {
  case Leak::Overwritten:
    return {At, State + " when it is overwritten here", {}};
  case Leak::Discarded:
    return {At, "nobody keeps it", {}};
  case Leak::Thrown:
    return {At, State + " when an exception leaves the function here", {}};
  case Leak::Exit:
    break;
  }
  return {At, State + " when the function is left here", {}};
}

std::string questionOf(QualType T) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return {};
  for (const CXXMethodDecl *M : Class->methods())
    if (M->getIdentifier() &&
        (M->getName() == "joinable" || M->getName() == "valid"))
      return M->getName().str();
  return {};
}

static std::string question(const VarDecl &V) {
  const std::string Question = questionOf(V.getType());
  return Question.empty() ? "" : V.getNameAsString() + "." + Question + "()";
}

/// Whether something behind \p Loc leaves the block early.
static bool jumpsOut(const CompoundStmt &Scope, SourceLocation Loc,
                     const SourceManager &SM) {
  return contains(&Scope, Closures::Leave, [&](const Stmt &S) {
    return isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt, CoreturnStmt,
               CXXThrowExpr>(S) &&
           SM.isBeforeInTranslationUnit(Loc, S.getBeginLoc());
  });
}

/// The `co_return` at the end of a coroutine that nobody wrote.
static bool isImplicit(const Stmt &Exit) {
  const auto *R = dyn_cast<CoreturnStmt>(&Exit);
  return R && R->isImplicit();
}

std::vector<FixItHint> guardScope(const TaskUnit &U, const FunctionModel &M,
                                  const VarDecl &V,
                                  const std::string &Statement) {
  const std::string Question = question(V);
  const DeclStmt *Declared = M.declarationOf(&V);
  const SourceManager &SM = U.context().getSourceManager();
  const CompoundStmt *Scope =
      compoundAround(M.Function->getBody(), V.getLocation(), SM);
  if (Question.empty() || Statement.empty() || !Declared || !Scope ||
      V.getLocation().isMacroID() ||
      std::find(Scope->body_begin(), Scope->body_end(), Declared) ==
          Scope->body_end())
    return {};
  const std::string Gap = text::lineEnd(V.getLocation(), SM) +
                          text::indentation(Declared->getBeginLoc(), SM);
  std::set<std::string> Names;
  // The declaration's end is its semicolon.
  const SourceLocation After = Declared->getEndLoc().getLocWithOffset(1);
  return {FixItHint::CreateInsertion(
      After, Gap + scopeGuard(chooseGuard(U.guard(), U.context()),
                              guardName(*M.Function,
                                        V.getNameAsString() + "_waits", Names),
                              "if (" + Question + ") " + Statement, Gap))};
}

/// Collects what awaits \p Task; false if one of the places has no room.
static bool await(const LeftTask &Task, const FunctionModel &M,
                  const SourceManager &SM, StatementEdits &Edits) {
  const VarDecl &V = *Task.V;
  if (Task.Await.empty() || V.getLocation().isMacroID())
    return false;
  const Stmt *Whole = M.Function->getBody();
  if (const auto *Coroutine = dyn_cast<CoroutineBodyStmt>(Whole))
    Whole = Coroutine->getBody();
  const auto *Body = dyn_cast<CompoundStmt>(Whole);
  const CompoundStmt *Scope =
      isa<ParmVarDecl>(V) ? Body : compoundAround(Body, V.getLocation(), SM);
  // What is declared in the head of a statement has its end there.
  if (!Scope ||
      (!isa<ParmVarDecl>(V) &&
       isa_and_nonnull<ForStmt, IfStmt, SwitchStmt, WhileStmt, CXXForRangeStmt>(
           declaredIn(Body, V, *M.Parents))))
    return false;
  const std::string Question = question(V);
  const auto Text = [&](bool Certain) -> std::string {
    if (Certain || Task.Asks)
      return Task.Await;
    return Question.empty() ? "" : "if (" + Question + ") " + Task.Await;
  };
  bool AtEnd = false;
  for (const Leak &L : Task.Leaks) {
    if (L.K != Leak::Exit && L.K != Leak::Overwritten)
      return false;
    // `t = std::thread(g);`
    if (L.K == Leak::Overwritten && V.getType()->isRecordType()) {
      const std::string Await = Text(/*Certain=*/false);
      if (Await.empty() || !Edits.before(*L.At, Await))
        return false;
      continue;
    }
    const bool Implicit = !L.At || isImplicit(*L.At);
    const bool Inside = L.K == Leak::Exit && !Implicit &&
                        compoundAround(Scope, L.At->getBeginLoc(), SM);
    const bool EndOfBody = L.K == Leak::Exit && Implicit && Scope == Body;
    // Elsewhere it is lost where its own scope ends.
    const std::string Await = Text((Inside || EndOfBody) && L.OtherStates == 0);
    if (Await.empty())
      return false;
    if (Inside) {
      if (!Edits.before(*L.At, Await))
        return false;
      continue;
    }
    if (!EndOfBody && jumpsOut(*Scope, V.getLocation(), SM))
      return false;
    if (!AtEnd && !Edits.atEnd(*Scope, Await))
      return false;
    AtEnd = true;
  }
  return true;
}

void awaitAtLeaks(ASTContext &Context, const FunctionModel &M,
                  std::vector<LeftTask> Tasks, Note &Advice) {
  StatementEdits Edits(Context, *M.Parents);
  const auto IsAwaited = [&](const LeftTask &Task) {
    return await(Task, M, Context.getSourceManager(), Edits);
  };
  const bool Done = llvm::all_of(Tasks, IsAwaited);
  Advice.Edits = Done ? Edits.hints() : std::vector<FixItHint>();
  Advice.Left = Done ? std::move(Tasks) : std::vector<LeftTask>();
}

LeftTask leftTask(const VarDecl &V, const std::vector<const Leak *> &Leaks,
                  const std::string &Await) {
  LeftTask Task{&V, {}, Await};
  for (const Leak *L : Leaks)
    Task.Leaks.push_back(*L);
  return Task;
}

/// One edit for what \p A and \p B see to, which is then that of \p A.
static void join(ASTContext &Context, const FunctionModel &M, Note &A,
                 Note &B) {
  Note Both = A;
  std::vector<LeftTask> Tasks = A.Left;
  Tasks.insert(Tasks.end(), B.Left.begin(), B.Left.end());
  llvm::sort(Tasks, [&](const LeftTask &X, const LeftTask &Y) {
    return Context.getSourceManager().isBeforeInTranslationUnit(
        X.V->getLocation(), Y.V->getLocation());
  });
  if (!A.Left.empty() && !B.Left.empty())
    awaitAtLeaks(Context, M, std::move(Tasks), Both);
  else if (A.Left.empty() && B.Left.empty()) // guards
    Both.Edits.insert(Both.Edits.end(), B.Edits.begin(), B.Edits.end());
  else
    Both.Edits.clear();
  if (!Both.Edits.empty()) {
    A = std::move(Both);
    B.Text = "the edit for another one sees to it, too";
  } else {
    B.Text += text::noEdit("that for another one stands at the same place");
  }
  B.Edits.clear();
}

void joinEdits(ASTContext &Context, const FunctionModel &M, Findings &All) {
  for (size_t I = 0; I < All.size(); ++I)
    for (size_t J = I + 1; J < All.size(); ++J) {
      Note &A = All[I].Notes.back(), &B = All[J].Notes.back();
      if (!meet(A.Edits, B.Edits))
        continue;
      join(Context, M, A, B);
      J = I; // the new edits may meet those that were passed
    }
}

} // namespace closecall::task
