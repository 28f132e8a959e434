//===- LentRequest.cpp - Requests that are gone before their work ---------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `uv_queue_work(loop, &request, work, done)`: the library keeps the address
// until the loop has run the work.  A local variable of a function that does
// not run the loop is gone by then.  The catalogue's rows for this have an
// opening and no closing call; what they await with runs the loop.
//
//===----------------------------------------------------------------------===//

#include "obligation/TaskProtocol.h"
#include "support/Walk.h"
#include "task/TaskFindings.h"

using namespace clang;
using namespace closecall::obligation;
using closecall::catalogue::Fact;
using closecall::catalogue::Place;
using closecall::catalogue::TaskRow;

namespace closecall::task {

namespace {

/// The local variable whose address \p E is; null if it is none.
const VarDecl *addressedLocal(const Expr *E) {
  const auto *A = dyn_cast_or_null<UnaryOperator>(strip(E));
  const auto *R = A && A->getOpcode() == UO_AddrOf
                      ? dyn_cast_or_null<DeclRefExpr>(strip(A->getSubExpr()))
                      : nullptr;
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return V && V->hasLocalStorage() && !V->getType()->isReferenceType()
             ? V
             : nullptr;
}

/// Whether the function runs the loop, asks for a cancellation, or gives the
/// loop to somebody who may, anywhere: an earlier statement of a loop comes
/// again.
bool waits(const FunctionDecl &F, const TaskRow &Row, const Expr &Call) {
  return contains(F.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *Other = dyn_cast<CallExpr>(&S);
    if (!Other || Other == &Call)
      return false;
    const FunctionDecl *Callee = Other->getDirectCallee();
    return !Callee || listed(Row.Await, *Callee) ||
           (Callee->hasBody() && !Callee->isInStdNamespace());
  });
}

} // namespace

Findings lentRequest(TaskUnit &U, const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier() ||
      !U.kinds().catalogue().mentions(Callee->getName()))
    return {};
  const std::optional<CallView> View = CallView::of(&Call);
  if (!View)
    return {};
  for (const Fact &Row : U.program().callee(Callee).Facts) {
    if (Row.K != Fact::StartsTask || !Row.Task->Close.empty() ||
        Row.Open->Gives.K != Place::Struct ||
        !holds(Row.Open->When, *View, U.context()).value_or(true))
      continue;
    const VarDecl *V = addressedLocal(View->argument(Row.Open->Gives.Index));
    const FunctionDecl *F = V ? U.functionAround(Call) : nullptr;
    if (!F || F->isMain() || waits(*F, *Row.Task, Call))
      continue;
    Finding Found;
    Found.At = Call.getBeginLoc();
    Found.Message = "'" + V->getNameAsString() + "' is gone before '" +
                    Callee->getNameAsString() +
                    "' is done with it; nobody waits here";
    Found.Notes.push_back(
        {V->getLocation(),
         "let it live until the callback has been called: allocate it, "
         "or make it a member of what the callback frees",
         {}});
    return {std::move(Found)};
  }
  return {};
}

} // namespace closecall::task
