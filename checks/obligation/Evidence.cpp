//===- Evidence.cpp - What a close says of the calls before it ------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Who closes a client behind a call into another file knows that the call has
// only borrowed it, unless the call has refused it or two processes have it.
//
//===----------------------------------------------------------------------===//

#include "obligation/Simulator.h"
#include "clang/AST/ParentMap.h"

using namespace clang;

namespace closecall::obligation {

/// Whether this result of a callee says that it failed, as far as that can be
/// told from the type alone.
static bool looksFailed(const Value &V, QualType T) {
  if (V.isAny())
    return false;
  if (T->isPointerType() || T->isBooleanType())
    return V.constant() == 0;
  return V.highest() < 0 || !V.contains(0);
}

/// `if (watch(fd)) { close(fd); ... }`: what is closed at once has not been
/// taken, which says nothing of the other answer.
static bool closesAtOnce(const FunctionModel &M, const Expr *Close,
                         const FunctionDecl *Asked) {
  const Stmt *Child = Close;
  const Stmt *Up = M.Parents->getParent(const_cast<Expr *>(Close));
  while (isa_and_nonnull<Expr>(Up)) {
    Child = Up;
    Up = M.Parents->getParent(const_cast<Stmt *>(Up));
  }
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Up);
      Block && Block->body_front() == Child) {
    Child = Up;
    Up = M.Parents->getParent(const_cast<Stmt *>(Up));
  }
  const auto *If = dyn_cast_or_null<IfStmt>(Up);
  const auto *Call = If && If->getThen() == Child
                         ? dyn_cast<CallExpr>(strip(If->getCond()))
                         : nullptr;
  return Call && Call->getDirectCallee() && Call->getType()->isBooleanType() &&
         keyOf(Call->getDirectCallee()) == Asked;
}

/// `closefrom(3)`, `closeall(3)`, `close_range(..)`, `close_all_fds()`: each
/// descriptor may be closed behind it, whoever has it.
bool Simulator::mayCloseAny(const CallView &Call) const {
  const IdentifierInfo *Name =
      Call.Callee ? Call.Callee->getIdentifier() : nullptr;
  if (!Site || !Site->Of || !Name || P.callee(Call.Callee).HasBody ||
      llvm::none_of(Site->Of->Close, [](const catalogue::CloseRow &Row) {
        return llvm::is_contained(Row.Functions, "close");
      }))
    return false;
  const std::string Lower = Name->getName().lower();
  const size_t Close = Lower.find("close");
  if (Close == std::string::npos)
    return false;
  const llvm::StringRef Rest = llvm::StringRef(Lower).drop_front(Close);
  return Rest.contains("all") || Rest.contains("from") ||
         Rest.contains("range");
}

/// Whether the function may have become two processes by then, each of which
/// closes what the other one keeps.
static bool isBehindFork(const FunctionModel &M, const Expr *Close) {
  return llvm::any_of(M.Calls, [&](const CallView &Call) {
    const IdentifierInfo *Name =
        Call.Callee ? Call.Callee->getIdentifier() : nullptr;
    return Name && (Name->isStr("fork") || Name->isStr("vfork")) &&
           M.mayPrecede(Call.E, Close);
  });
}

/// Whether the call names the client by a variable, and not by way of an object
/// that it is in: who may have that object is still open then.
static bool namesVariable(const State &S, PathTable &Paths, const Expr *Call) {
  const auto *C = dyn_cast_or_null<CallExpr>(Call);
  return C && llvm::any_of(C->arguments(), [&](const Expr *Argument) {
           const PathId Path = Paths.of(Argument);
           return S.isAlias(Path) && Path == Paths.root(Path);
         });
}

void Simulator::close(State &S, const Expr *Call) {
  const bool ByVariable = namesVariable(S, M.Paths, Call);
  for (const Doubt &D : S.Doubts) {
    if (!D.Callee || (D.OfObject && ByVariable) ||
        (Call && isBehindFork(M, Call)))
      continue;
    const std::pair Given(D.Callee, D.Argument);
    if (Call && closesAtOnce(M, Call, D.Callee))
      R.ClosedAtOnce.insert(Given);
    else if (!looksFailed(S.value(D.Answer), D.Callee->getReturnType()))
      R.Borrowers.push_back(Given);
    else
      R.ClosedOtherwise.insert(Given);
  }
  S.close();
  R.EverClosed = true;
  if (Call &&
      std::find(R.Closings.begin(), R.Closings.end(), Call) == R.Closings.end())
    R.Closings.push_back(Call);
}

} // namespace closecall::obligation
