//===- LeakFix.cpp - Notes and edits where a task is left behind ----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/LeakFix.h"
#include "fix/StatementEdits.h"
#include "obligation/FunctionModel.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace closecall::obligation;

namespace closecall::task {

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

/// How the task is asked whether there is anything to wait for; empty if it
/// cannot be.
static std::string question(const VarDecl &V) {
  const CXXRecordDecl *Class = V.getType()->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return {};
  for (const CXXMethodDecl *M : Class->methods())
    if (M->getIdentifier() &&
        (M->getName() == "joinable" || M->getName() == "valid"))
      return V.getNameAsString() + "." + M->getName().str() + "()";
  return {};
}

/// Whether the statement ends what comes before it in its block.
static bool jumps(const Stmt *S) {
  return isa_and_nonnull<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt,
                         CoreturnStmt, CXXThrowExpr>(S);
}

std::vector<FixItHint> awaitAtLeaks(ASTContext &Context, FunctionModel &M,
                                    const VarDecl &V,
                                    const std::vector<const Leak *> &Leaks,
                                    const std::string &Statement) {
  if (Statement.empty() || V.getLocation().isMacroID() ||
      isa<CoroutineBodyStmt>(M.Function->getBody()))
    return {};
  const SourceManager &SM = Context.getSourceManager();
  const CompoundStmt *Scope =
      compoundAround(M.Function->getBody(), V.getLocation(), SM);
  if (isa<ParmVarDecl>(V))
    Scope = dyn_cast<CompoundStmt>(M.Function->getBody());
  if (!Scope)
    return {};
  StatementEdits Edits(Context, *M.Parents);
  const auto Text = [&](bool Certain) -> std::string {
    const std::string Question = Certain ? "" : question(V);
    if (Certain || Question.empty())
      return Certain ? Statement : "";
    return "if (" + Question + ") " + Statement;
  };
  const bool Whole = Scope == M.Function->getBody();
  bool AtEnd = false;
  for (const Leak *L : Leaks) {
    if (L->K == Leak::Discarded)
      return {};
    const bool Inside = L->K == Leak::Exit && L->At && !isa<DeclStmt>(L->At) &&
                        compoundAround(Scope, L->At->getBeginLoc(), SM);
    const std::string Await = Text(Inside && L->OtherStates == 0);
    if (Inside) {
      if (Await.empty() || !Edits.before(*L->At, Await))
        return {};
    } else if (L->K == Leak::Exit && !L->At && Whole) {
      const std::string Last = Text(L->OtherStates == 0);
      if (Last.empty() || !Edits.atEnd(*Scope, Last))
        return {};
      AtEnd = true;
    } else if (!AtEnd) {
      // It is lost where its own scope ends.
      if (L->K == Leak::Thrown || Await.empty() || Scope->body_empty() ||
          jumps(Scope->body_back()) || !Edits.atEnd(*Scope, Await))
        return {};
      AtEnd = true;
    }
  }
  return Edits.hints();
}

} // namespace closecall::task
