//===- ContainerUses.cpp - What code does with one container --------------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/ContainerUses.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace closecall {

namespace {

enum class Use { Grows, LooksUp, Shrinks, Size, Harmless, Unknown };

struct MethodUse {
  const char *Name;
  Use U;
};

constexpr MethodUse MethodUses[] = {
    {"insert", Use::Grows},        {"emplace", Use::Grows},
    {"try_emplace", Use::Grows},   {"insert_or_assign", Use::Grows},
    {"emplace_hint", Use::Grows},  {"push_back", Use::Grows},
    {"emplace_back", Use::Grows},  {"push", Use::Grows},
    {"push_front", Use::Grows},    {"emplace_front", Use::Grows},
    {"append", Use::Grows},        {"enqueue", Use::Grows},
    {"find", Use::LooksUp},        {"count", Use::LooksUp},
    {"contains", Use::LooksUp},    {"at", Use::LooksUp},
    {"lower_bound", Use::LooksUp}, {"upper_bound", Use::LooksUp},
    {"equal_range", Use::LooksUp}, {"value", Use::LooksUp},
    {"constFind", Use::LooksUp},   {"begin", Use::Harmless},
    {"end", Use::Harmless},        {"cbegin", Use::Harmless},
    {"cend", Use::Harmless},       {"rbegin", Use::Harmless},
    {"rend", Use::Harmless},       {"empty", Use::Harmless},
    {"isEmpty", Use::Harmless},    {"reserve", Use::Harmless},
    {"front", Use::Harmless},      {"back", Use::Harmless},
    {"keys", Use::Harmless},       {"values", Use::Harmless},
    {"size", Use::Size},           {"length", Use::Size},
    {"erase", Use::Shrinks},       {"clear", Use::Shrinks},
    {"extract", Use::Shrinks},     {"pop", Use::Shrinks},
    {"pop_front", Use::Shrinks},   {"pop_back", Use::Shrinks},
    {"swap", Use::Shrinks},        {"merge", Use::Shrinks},
    {"resize", Use::Shrinks},      {"assign", Use::Shrinks},
    {"remove", Use::Shrinks},      {"remove_if", Use::Shrinks},
    {"take", Use::Shrinks},        {"dequeue", Use::Shrinks},
    {"splice", Use::Shrinks},
};

/// What a method of that name does to a standard-like container.
Use useOfMethod(llvm::StringRef Name) {
  for (const MethodUse &M : MethodUses)
    if (Name == M.Name)
      return M.U;
  return Use::Unknown;
}

class UseVisitor : public RecursiveASTVisitor<UseVisitor> {
public:
  UseVisitor(const FunctionDecl &F, const ValueDecl &Container,
             ASTContext &Context, ContainerUses &Uses)
      : F(F), Container(Container), Context(Context), Uses(Uses) {}

  bool shouldVisitLambdaBody() const { return true; }

  bool VisitExpr(Expr *E) {
    if (!names(E))
      return true;
    switch (classify(E)) {
    case Use::Grows:
      // Building up in a constructor, or once in main, is no growth.
      if (!isa<CXXConstructorDecl>(F) && !isa<CXXDestructorDecl>(F) &&
          !F.isMain() && Key && !isConstant(Key))
        Uses.Growth.push_back({Site, &F});
      Grew |= Key && !isConstant(Key);
      break;
    case Use::LooksUp:
      Looked = true;
      break;
    case Use::Shrinks:
      // What the destructor does is too late for a cache.
      Uses.Shrinks |= !isa<CXXDestructorDecl>(F);
      break;
    case Use::Size:
      Uses.Bounded |= isCompared();
      break;
    case Use::Harmless:
      break;
    case Use::Unknown:
      Uses.OutOfReach = true;
      break;
    }
    return true;
  }

  void finish() { Uses.LooksUp |= Grew && Looked; }

private:
  bool names(const Expr *E) const {
    if (const auto *M = dyn_cast<MemberExpr>(E))
      return M->getMemberDecl()->getCanonicalDecl() ==
             Container.getCanonicalDecl();
    if (const auto *R = dyn_cast<DeclRefExpr>(E))
      return R->getDecl()->getCanonicalDecl() == Container.getCanonicalDecl();
    return false;
  }

  const Expr *parentExpr(const Expr *E) const {
    for (;;) {
      const auto Parents = Context.getParents(*E);
      if (Parents.size() != 1)
        return nullptr;
      const auto *Up = Parents[0].get<Expr>();
      if (!Up || !(isa<ParenExpr>(Up) || isa<ImplicitCastExpr>(Up)))
        return Up;
      E = Up;
    }
  }

  Use classify(const Expr *E) {
    Site = nullptr;
    Key = nullptr;
    const Expr *Up = parentExpr(E);
    if (!Up)
      return classifyStatement(E);
    if (const auto *M = dyn_cast<MemberExpr>(Up)) {
      const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(parentExpr(M));
      const auto *Method = dyn_cast<CXXMethodDecl>(M->getMemberDecl());
      if (!Call || !Method || !Method->getIdentifier())
        return Use::Unknown;
      Site = Call;
      Key = Call->getNumArgs() ? Call->getArg(0) : nullptr;
      return useOfMethod(Method->getName());
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Up)) {
      if (Op->getOperator() == OO_Subscript && Op->getNumArgs() == 2) {
        Site = Op;
        Key = Op->getArg(1);
        Looked = true;
        return Use::Grows;
      }
      return Op->getOperator() == OO_Equal && Op->getArg(0)->IgnoreParens() == E
                 ? Use::Shrinks
                 : Use::Unknown;
    }
    if (isa<UnaryExprOrTypeTraitExpr>(Up))
      return Use::Harmless;
    if (const auto *Copy = dyn_cast<CXXConstructExpr>(Up))
      return Copy->getConstructor()->isCopyConstructor() ? Use::Harmless
                                                         : Use::Unknown;
    if (const auto *Call = dyn_cast<CallExpr>(Up)) {
      // Free functions over containers, and parameters that are const.
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (!Callee)
        return Use::Unknown;
      if (Callee->isInStdNamespace() && Callee->getIdentifier()) {
        const llvm::StringRef Name = Callee->getName();
        if (Name == "size" || Name == "ssize") {
          Site = Call;
          return Use::Size;
        }
        if (Name == "begin" || Name == "end" || Name == "empty")
          return Use::Harmless;
        return Use::Shrinks; // erase_if, swap, move, exchange
      }
      for (unsigned I = 0; I < Call->getNumArgs() && I < Callee->getNumParams();
           ++I)
        if (Call->getArg(I)->IgnoreParenImpCasts() == E) {
          const QualType T = Callee->getParamDecl(I)->getType();
          return T->isReferenceType() && T->getPointeeType().isConstQualified()
                     ? Use::Harmless
                     : Use::Unknown;
        }
    }
    return Use::Unknown;
  }

  Use classifyStatement(const Expr *E) const {
    // A range-based for names its range in a variable of its own.
    const auto Parents = Context.getParents(*E);
    if (Parents.size() != 1)
      return Use::Unknown;
    if (const auto *V = Parents[0].get<VarDecl>())
      return V->isImplicit() ||
                     (V->getType()->isReferenceType() &&
                      V->getType()->getPointeeType().isConstQualified())
                 ? Use::Harmless
                 : Use::Unknown;
    if (Parents[0].get<ReturnStmt>()) {
      const QualType T = F.getReturnType();
      return T->isReferenceType() && T->getPointeeType().isConstQualified()
                 ? Use::Harmless
                 : Use::Unknown;
    }
    return Use::Unknown;
  }

  bool isCompared() const {
    for (const Expr *E = Site; E;) {
      const Expr *Up = parentExpr(E);
      if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up)) {
        if (B->isComparisonOp())
          return true;
        E = B;
        continue;
      }
      return false;
    }
    return false;
  }

  bool isConstant(const Expr *K) const {
    K = K->IgnoreParenImpCasts();
    while (const auto *M = dyn_cast<MaterializeTemporaryExpr>(K))
      K = M->getSubExpr()->IgnoreParenImpCasts();
    while (const auto *B = dyn_cast<CXXBindTemporaryExpr>(K))
      K = B->getSubExpr()->IgnoreParenImpCasts();
    if (const auto *C = dyn_cast<CXXConstructExpr>(K)) {
      for (const Expr *Argument : C->arguments())
        if (!isa<CXXDefaultArgExpr>(Argument) && !isConstant(Argument))
          return false;
      return true;
    }
    if (isa<StringLiteral>(K))
      return true;
    return !K->isValueDependent() && K->isEvaluatable(Context);
  }

  const FunctionDecl &F;
  const ValueDecl &Container;
  ASTContext &Context;
  ContainerUses &Uses;
  const Expr *Site = nullptr;
  const Expr *Key = nullptr;
  bool Looked = false;
  bool Grew = false;
};

} // namespace

void collectUses(const FunctionDecl &F, const ValueDecl &Container,
                 ASTContext &Context, ContainerUses &Uses) {
  UseVisitor Visitor(F, Container, Context, Uses);
  if (const auto *C = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *I : C->inits())
      if (I->isMemberInitializer() && I->getMember() != &Container)
        Visitor.TraverseStmt(I->getInit());
  Visitor.TraverseStmt(F.getBody());
  Visitor.finish();
}

} // namespace closecall
