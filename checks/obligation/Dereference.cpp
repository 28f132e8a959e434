//===- Dereference.cpp - Pointers that the code has followed already ------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/Dereference.h"
#include "obligation/AccessPath.h"
#include "support/Walk.h"
#include "clang/AST/ParentMap.h"

using namespace clang;

namespace closecall::obligation {

static const VarDecl *named(const Expr *E) {
  const auto *R = dyn_cast<DeclRefExpr>(strip(E));
  return R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
}

/// Whether \p S may give \p V another value, or is a place to jump to.
static bool mayChange(const Stmt &S, const VarDecl &V,
                      const ParentMap &Parents) {
  return contains(&S, Closures::Enter, [&](const Stmt &Each) {
    if (isa<LabelStmt, SwitchCase, LambdaExpr>(Each))
      return true;
    const auto *R = dyn_cast<DeclRefExpr>(&Each);
    if (!R || R->getDecl() != &V)
      return false;
    const Stmt *Up = Parents.getParent(const_cast<DeclRefExpr *>(R));
    while (isa_and_nonnull<ParenExpr>(Up))
      Up = Parents.getParent(const_cast<Stmt *>(Up));
    const auto *Read = dyn_cast_or_null<CastExpr>(Up);
    return !Read || Read->getCastKind() != CK_LValueToRValue;
  });
}

/// The pointer through which \p E reads or writes; null: through none.
static const Expr *followed(const Stmt &E) {
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->isArrow() ? Member->getBase() : nullptr;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
    return Element->getBase();
  const auto *U = dyn_cast<UnaryOperator>(&E);
  return U && U->getOpcode() == UO_Deref ? U->getSubExpr() : nullptr;
}

/// Whether \p S follows \p V whichever way it goes.
static bool follows(const Stmt *S, const VarDecl &V) {
  if (!S || isa<LambdaExpr, StmtExpr, UnaryExprOrTypeTraitExpr>(S))
    return false;
  if (const auto *D = dyn_cast<DeclStmt>(S))
    return llvm::any_of(D->decls(), [&](const Decl *One) {
      const auto *Made = dyn_cast<VarDecl>(One);
      return Made && follows(Made->getInit(), V);
    });
  if (const auto *If = dyn_cast<IfStmt>(S))
    return follows(If->getCond(), V);
  if (const auto *Switch = dyn_cast<SwitchStmt>(S))
    return follows(Switch->getCond(), V);
  if (!isa<Expr>(S))
    return false;
  if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->isLogicalOp())
    return follows(B->getLHS(), V);
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(S))
    return follows(C->getCond(), V);
  // The address of a part is no access.
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_AddrOf)
    return false;
  if (const Expr *Base = followed(*S);
      Base && Base->getType()->isPointerType() && named(Base) == &V)
    return true;
  return llvm::any_of(S->children(),
                      [&](const Stmt *Child) { return follows(Child, V); });
}

bool isFollowedBefore(const Expr *E, const ParentMap &Parents) {
  const VarDecl *V = E ? named(E) : nullptr;
  if (!V || !V->hasLocalStorage() || !V->getType()->isPointerType())
    return false;
  const Stmt *Own = E, *Up = Parents.getParent(const_cast<Expr *>(E));
  while (Up && !isa<CompoundStmt>(Up)) {
    Own = Up;
    Up = Parents.getParent(const_cast<Stmt *>(Up));
  }
  if (!Up || mayChange(*Own, *V, Parents))
    return false;
  bool Followed = false;
  for (const Stmt *S : cast<CompoundStmt>(Up)->body()) {
    if (S == Own)
      break;
    Followed = !mayChange(*S, *V, Parents) && (Followed || follows(S, *V));
  }
  return Followed;
}

} // namespace closecall::obligation
