//===- Discard.cpp - Tasks that are thrown away where they are made -------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "task/TaskFindings.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using closecall::catalogue::TaskClass;

namespace closecall::task {

namespace {

/// How a value is thrown away.
enum class Discard { No, Statement, Voided };

/// Whether the operator call is `std::ignore = value`.
bool ignores(const CXXOperatorCallExpr &Op) {
  if (Op.getOperator() != OO_Equal)
    return false;
  const auto *Left = dyn_cast<DeclRefExpr>(Op.getArg(0)->IgnoreParenImpCasts());
  return Left && Left->getDecl()->isInStdNamespace() &&
         Left->getDecl()->getNameAsString() == "ignore";
}

/// Climbs from \p E to where its value ends.
Discard discardOf(const Expr &E, ASTContext &Context) {
  DynTypedNode Node = DynTypedNode::create(E);
  bool Voided = false;
  for (;;) {
    const auto Parents = Context.getParents(Node);
    if (Parents.size() != 1)
      return Discard::No;
    const DynTypedNode Up = Parents[0];
    if (Up.get<CompoundStmt>() || Up.get<LabelStmt>() || Up.get<SwitchCase>())
      return Voided ? Discard::Voided : Discard::Statement;
    if (const auto *If = Up.get<IfStmt>())
      return Node.get<Stmt>() != If->getCond() ? Discard::Statement
                                               : Discard::No;
    if (Up.get<ForStmt>() || Up.get<WhileStmt>() || Up.get<CXXForRangeStmt>() ||
        Up.get<DoStmt>())
      return Up.get<ForStmt>() || Node.get<Expr>() == &E ||
                     Node.get<ExprWithCleanups>()
                 ? Discard::Statement
                 : Discard::No;
    if (const auto *Cast = Up.get<CastExpr>()) {
      if (Cast->getCastKind() == CK_ToVoid)
        Voided = true;
      else if (Cast->getCastKind() != CK_NoOp)
        return Discard::No;
    } else if (const auto *B = Up.get<BinaryOperator>()) {
      if (B->getOpcode() != BO_Comma || B->getLHS() != Node.get<Expr>())
        return Discard::No;
      return Discard::Statement;
    } else if (const auto *Op = Up.get<CXXOperatorCallExpr>()) {
      if (!ignores(*Op))
        return Discard::No;
      Voided = true;
    } else if (!Up.get<ExprWithCleanups>() && !Up.get<CXXBindTemporaryExpr>() &&
               !Up.get<ParenExpr>() && !Up.get<MaterializeTemporaryExpr>()) {
      return Discard::No;
    }
    Node = Up;
  }
}

} // namespace

/// `task.start()`: the call that lets go may give another task back.
static bool letsGo(const TaskUnit &U, const CallExpr *Call) {
  const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call);
  const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
  if (!Method || !Method->getIdentifier())
    return false;
  const TaskKind *Of = U.kinds().ofType(
      Member->getImplicitObjectArgument()->IgnoreParenImpCasts()->getType());
  return Of && obligation::listed(Of->Row->Detach, Method->getName());
}

/// Whether \p E stands in the body of a coroutine.
static bool isInCoroutine(const Expr &E, ASTContext &Context) {
  DynTypedNode Node = DynTypedNode::create(E);
  while (!Node.get<FunctionDecl>() && !Node.get<LambdaExpr>()) {
    const auto Parents = Context.getParents(Node);
    if (Parents.empty())
      return false;
    Node = Parents[0];
    if (Node.get<CoroutineBodyStmt>())
      return true;
  }
  return false;
}

Findings discarded(TaskUnit &U, const Expr &Task, bool AllowCastToVoid) {
  if (Task.isTypeDependent() || Task.isLValue())
    return {};
  const TaskKind *K = U.kinds().ofCall(Task);
  // A promise that nobody keeps has no future that anybody waits for, and a
  // task that is started later has not begun.
  if (!K || K->Class == TaskClass::Breaks || !K->Row->Start.empty())
    return {};
  ASTContext &Context = U.context();
  const Discard How = discardOf(Task, Context);
  const bool Certain = K->Class == TaskClass::NeverStarts;
  if (How == Discard::No ||
      (How == Discard::Voided && AllowCastToVoid && !Certain))
    return {};
  const SourceManager &SM = Context.getSourceManager();
  const auto *Call = dyn_cast<CallExpr>(&Task);
  if (letsGo(U, Call))
    return {};
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  Finding Found;
  Found.At = SM.getExpansionLoc(Task.getBeginLoc());
  Found.Message =
      (F ? "the task that '" + F->getNameAsString() + "' returns is discarded"
         : "a temporary '" + K->Row->Name + "' is destroyed at once") +
      ", " + whenDiscarded(K->Class);
  std::string Await;
  for (const std::string &Name : K->Row->Await)
    if (Await.empty() && Name.find("::") == std::string::npos)
      Await = Name;
  Note Advice{Found.At, "keep the task and await it", {}};
  const bool Editable = !Task.getBeginLoc().isMacroID() &&
                        !Task.getEndLoc().isMacroID() &&
                        How == Discard::Statement;
  // What a lazy task's members give back may have to be awaited itself.
  if (Certain && Editable && isInCoroutine(Task, Context)) {
    Advice.Text += " with 'co_await'";
    Advice.Edits.push_back(
        FixItHint::CreateInsertion(Task.getBeginLoc(), "co_await "));
  } else if (!Await.empty() && Editable &&
             (!Certain || Await == "get" || Await == "wait")) {
    Advice.Text += " where its result is needed, or wait right here with '" +
                   Await + "()'";
    Advice.Edits.push_back(FixItHint::CreateInsertion(
        Lexer::getLocForEndOfToken(Task.getEndLoc(), 0, SM,
                                   Context.getLangOpts()),
        "." + Await + "()"));
  }
  Found.Notes.push_back(std::move(Advice));
  return {std::move(Found)};
}

} // namespace closecall::task
