//===- Swallowed.cpp - Failures of tasks that a handler throws away -------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/Text.h"
#include "support/Walk.h"
#include "task/TaskFindings.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using closecall::catalogue::TaskClass;

namespace closecall::task {

namespace {

/// Whether nothing stands between the braces: a comment would say why.
bool isEmpty(const CompoundStmt &Block, const ASTContext &Context) {
  if (!Block.body_empty() || Block.getBeginLoc().isMacroID())
    return false;
  const llvm::StringRef Text = Lexer::getSourceText(
      CharSourceRange::getTokenRange(Block.getSourceRange()),
      Context.getSourceManager(), Context.getLangOpts());
  return Text.find_first_not_of("{} \t\r\n") == llvm::StringRef::npos;
}

/// Whether the call gives the task's result or throws what the work threw.
bool asksForResult(const TaskUnit &U, const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  if (!Method || !Method->getIdentifier())
    return false;
  const Expr *Object = Call.getImplicitObjectArgument()->IgnoreParenImpCasts();
  const TaskKind *K = U.kinds().ofType(Object->getType());
  return K && K->Class != TaskClass::Kills && !K->Row->Await.empty() &&
         Method->getName() == K->Row->Await.front() &&
         (Method->getName() == "get" || Method->getName() == "result");
}

/// `co_await work()` for a task of the user's own.
bool awaitsOwnTask(const TaskUnit &U, const CoawaitExpr &Await) {
  const Expr *Operand = obligation::strip(Await.getOperand());
  const auto *Call = dyn_cast_or_null<CallExpr>(Operand);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && U.kinds().ofCall(*Call) &&
         !U.context().getSourceManager().isInSystemHeader(F->getLocation());
}

bool awaitsTask(const TaskUnit &U, const Stmt *Body) {
  return contains(Body, Closures::Leave, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
    const auto *Await = dyn_cast<CoawaitExpr>(&S);
    return (Call && asksForResult(U, *Call)) ||
           (Await && awaitsOwnTask(U, *Await));
  });
}

/// `[](task<int> ended) { try { ended.get(); } catch (...) {} }`: a
/// continuation that asks for nothing but that the failure counts as seen.
bool onlyObserves(TaskUnit &U, const CXXTryStmt &Try) {
  const FunctionDecl *F = U.functionAround(Try);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  const CompoundStmt &Body = *Try.getTryBlock();
  if (!Method || !Method->getParent()->isLambda() || Body.size() != 1)
    return false;
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(
      obligation::strip(dyn_cast<Expr>(Body.body_front())));
  const auto *Asked =
      Call ? dyn_cast<DeclRefExpr>(
                 Call->getImplicitObjectArgument()->IgnoreParenImpCasts())
           : nullptr;
  return Asked && isa<ParmVarDecl>(Asked->getDecl()) &&
         Asked->getDecl()->getDeclContext() == F;
}

/// Whether nothing but a return stands behind \p Try in a function that others
/// call: a failure that is let through skips all else, and nobody catches what
/// a callback throws.
bool mayLetThrough(TaskUnit &U, const CXXTryStmt &Try) {
  const FunctionDecl *F = U.functionAround(Try);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  const Stmt *Body = F ? F->getBody() : nullptr;
  if (const auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body))
    Body = Coroutine->getBody();
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Body);
  if (!Block || (Method && Method->getParent()->isLambda()))
    return false;
  const auto *At = llvm::find(Block->body(), &Try);
  return At != Block->body_end() &&
         std::all_of(std::next(At), Block->body_end(), [](const Stmt *S) {
           return isa<ReturnStmt, CoreturnStmt>(S);
         });
}

} // namespace

Findings swallowed(TaskUnit &U, const CXXTryStmt &Try) {
  Findings All;
  for (unsigned I = 0; I < Try.getNumHandlers(); ++I) {
    const CXXCatchStmt &Handler = *Try.getHandler(I);
    const auto *Block = dyn_cast<CompoundStmt>(Handler.getHandlerBlock());
    if (Handler.getExceptionDecl() || !Block || !isEmpty(*Block, U.context()) ||
        !awaitsTask(U, Try.getTryBlock()) || onlyObserves(U, Try) ||
        isa_and_nonnull<CXXDestructorDecl>(U.functionAround(Try)))
      continue;
    Finding Found;
    Found.At = Handler.getBeginLoc();
    Found.Message = "the failure of the task that is awaited here is thrown "
                    "away; 'catch (...)' does nothing";
    const bool Through = mayLetThrough(U, Try);
    Note Advice{
        Found.At,
        "report it, or let it through to somebody who does" +
            text::noEdit(Through ? "" : "'throw' would skip what follows"),
        {}};
    if (Through)
      Advice.Edits.push_back(
          FixItHint::CreateInsertion(Block->getEndLoc(), " throw; "));
    Found.Notes.push_back(std::move(Advice));
    All.push_back(std::move(Found));
  }
  return All;
}

} // namespace closecall::task
