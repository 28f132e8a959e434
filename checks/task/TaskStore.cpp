//===- TaskStore.cpp - Containers of tasks, and what code does with them --===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "task/TaskStore.h"
#include "obligation/AccessPath.h"
#include "support/Walk.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace closecall::task {

StoreType storeType(const TaskUnit &U, QualType T) {
  const auto Of = [&](QualType Element, StoreShape Shape) -> StoreType {
    if (const TaskKind *K = U.kinds().ofType(Element))
      return {K, Shape, /*ByPointer=*/false, Element};
    return {U.kinds().ofPointee(Element), Shape, /*ByPointer=*/true,
            pointee(Element)};
  };
  if (const ArrayType *A = U.context().getAsArrayType(T))
    return Of(A->getElementType(), StoreShape::Fixed);
  const auto *Record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Record || !Record->isInStdNamespace() || !Record->getIdentifier())
    return {};
  static constexpr struct {
    const char *Name;
    unsigned Element;
    StoreShape Shape;
  } Known[] = {{"vector", 0, StoreShape::Sequence},
               {"deque", 0, StoreShape::Sequence},
               {"list", 0, StoreShape::Sequence},
               {"forward_list", 0, StoreShape::Sequence},
               {"array", 0, StoreShape::Fixed},
               {"map", 1, StoreShape::Map},
               {"unordered_map", 1, StoreShape::Map}};
  for (const auto &Row : Known)
    if (Record->getName() == Row.Name) {
      const TemplateArgument &A = Record->getTemplateArgs()[Row.Element];
      if (A.getKind() == TemplateArgument::Type)
        return Of(A.getAsType(), Row.Shape);
    }
  return {};
}

static bool isGrowth(llvm::StringRef Name) {
  return Name == "push_back" || Name == "emplace_back" ||
         Name == "push_front" || Name == "emplace_front" || Name == "emplace" ||
         Name == "insert" || Name == "try_emplace" ||
         Name == "insert_or_assign";
}

static bool isHarmless(llvm::StringRef Name) {
  return Name == "reserve" || Name == "size" || Name == "empty" ||
         Name == "capacity" || Name == "count" || Name == "contains";
}

void StoreUses::visit(Stmt *Code) {
  const auto Named = [&](const Stmt &S) {
    const auto *E = dyn_cast<Expr>(&S);
    return E && names(E);
  };
  if (!contains(Code, Closures::Enter, Named))
    return;
  ParentMap Around(Code);
  Parents = &Around;
  TraverseStmt(Code);
  Parents = nullptr;
}

bool StoreUses::VisitExpr(Expr *E) {
  if (names(E) && !understands(E)) {
    Others.push_back(E);
    Escapes |= mayKeep(E);
  }
  return true;
}

bool StoreUses::VisitLambdaExpr(LambdaExpr *L) {
  Escapes |= llvm::any_of(L->captures(), [&](const LambdaCapture &C) {
    return C.capturesVariable() && C.getCapturedVar() == &Container;
  });
  return true;
}

bool StoreUses::names(const Expr *E) const {
  const ValueDecl *D = nullptr;
  if (const auto *M = dyn_cast<MemberExpr>(E))
    D = M->getMemberDecl();
  else if (const auto *R = dyn_cast<DeclRefExpr>(E))
    D = R->getDecl();
  return D && D->getCanonicalDecl() == Container.getCanonicalDecl();
}

const Expr *StoreUses::parent(const Expr *E) const {
  const Stmt *Up = Parents->getParent(E);
  while (isa_and_nonnull<ParenExpr, ImplicitCastExpr>(Up))
    Up = Parents->getParent(Up);
  return dyn_cast_or_null<Expr>(Up);
}

/// Whether nobody gets hold of what the call gives back.
bool StoreUses::isStatement(const Expr *E) const {
  for (const Stmt *Up = Parents->getParent(E); Up;
       Up = Parents->getParent(Up)) {
    if (!isa<Expr>(Up))
      return !isa<ReturnStmt, DeclStmt>(Up);
    const auto *Cast = dyn_cast<CastExpr>(Up);
    if (!isa<FullExpr, CXXBindTemporaryExpr, MaterializeTemporaryExpr>(Up) &&
        !(Cast && Cast->getCastKind() == CK_ToVoid))
      return false;
  }
  return false;
}

/// A task is put in, and nobody else has it.
bool StoreUses::fill(const CallExpr &Call, const Expr *Task) {
  if (Type.ByPointer && !(Task && makesByPointer(*Task)))
    return false;
  if (!isStatement(&Call)) // somebody has a reference to it
    return false;
  Fills.push_back({&Call, Task});
  return true;
}

bool StoreUses::understands(const Expr *E) {
  const Expr *Up = parent(E);
  if (const auto *M = dyn_cast_or_null<MemberExpr>(Up)) {
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(parent(M));
    const auto *Method = dyn_cast<CXXMethodDecl>(M->getMemberDecl());
    if (!Call || !Method || !Method->getIdentifier())
      return false;
    const llvm::StringRef Name = Method->getName();
    const bool Grows = isGrowth(Name);
    const unsigned Given = Call->getNumArgs();
    const bool Leaves =
        !Grows ? isHarmless(Name)
        : Given == 0
            ? isStatement(Call) // one that does not run
            : fill(*Call,
                   Name == "try_emplace" ? nullptr : Call->getArg(Given - 1));
    if (Leaves)
      Understood.insert(Call);
    return Leaves;
  }
  // `tasks[i] = start();`
  const auto *Element = dyn_cast_or_null<CXXOperatorCallExpr>(Up);
  const bool Subscript = (Element && Element->getOperator() == OO_Subscript) ||
                         isa_and_nonnull<ArraySubscriptExpr>(Up);
  const auto *Assign =
      dyn_cast_or_null<CXXOperatorCallExpr>(Subscript ? parent(Up) : nullptr);
  if (!Assign || Assign->getOperator() != OO_Equal ||
      Assign->getArg(0)->IgnoreParenImpCasts() != Up)
    return false;
  if (!fill(*Assign, Assign->getArg(1)))
    return false;
  Understood.insert(Up);
  Understood.insert(Assign);
  return true;
}

/// Whether an object may go on to refer to the container.
bool StoreUses::mayKeep(const Expr *E) const {
  const Expr *Up = parent(E);
  if (const auto *Address = dyn_cast_or_null<UnaryOperator>(Up))
    return Address->getOpcode() == UO_AddrOf;
  if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Up))
    return !obligation::isCopyOrMove(Made);
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Up))
    return Fills.empty() && !isa<CXXOperatorCallExpr>(Call);
  return isa_and_nonnull<InitListExpr>(Up);
}

} // namespace closecall::task
