//===- ClassDuty.cpp - Members that are opened and never closed -----------===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/ClassDuty.h"
#include "obligation/Program.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace closecall::obligation {

namespace {

/// The private member of `this` that \p E names, or null.
const FieldDecl *ownMember(const Expr *E) {
  const auto *M = dyn_cast_or_null<MemberExpr>(strip(E));
  if (!M || !isa<CXXThisExpr>(strip(M->getBase())))
    return nullptr;
  const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
  return F && F->getAccess() != AS_public ? F->getCanonicalDecl() : nullptr;
}

/// Collects, over all methods, which members are opened and which are touched
/// in a way that we do not follow.
class MemberUses : public RecursiveASTVisitor<MemberUses> {
public:
  explicit MemberUses(Program &P) : P(P) {}

  llvm::DenseMap<const FieldDecl *, std::unique_ptr<Opening>> Opened;
  llvm::DenseMap<const FieldDecl *, bool> OutOfReach;

  void visitMethod(const CXXMethodDecl &M) {
    if (const auto *C = dyn_cast<CXXConstructorDecl>(&M))
      for (const CXXCtorInitializer *I : C->inits())
        if (I->isMemberInitializer() && I->getInit()) {
          if (I->getMember()->getAccess() != AS_public)
            open(I->getMember()->getCanonicalDecl(), I->getInit());
          TraverseStmt(I->getInit());
        }
    TraverseStmt(M.getBody());
  }

  void forgetUses() {
    OutOfReach.clear();
    Allowed.clear();
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B->getOpcode() != BO_Assign)
      return true;
    if (const FieldDecl *F = ownMember(B->getLHS())) {
      Allowed.insert(strip(B->getLHS()));
      open(F, B->getRHS());
    }
    return true;
  }

  bool VisitExpr(Expr *E) {
    if (const std::optional<CallView> Call = CallView::of(E))
      visitCall(*Call);
    else if (const auto *B = dyn_cast<BinaryOperator>(E);
             B && B->isComparisonOp())
      allow(B->getLHS()), allow(B->getRHS());
    else if (const auto *U = dyn_cast<UnaryOperator>(E);
             U && U->getOpcode() == UO_LNot)
      allow(U->getSubExpr());
    else if (const auto *C = dyn_cast<ImplicitCastExpr>(E);
             C && C->getCastKind() == CK_PointerToBoolean)
      allow(C->getSubExpr());
    else if (const auto *M = dyn_cast<MemberExpr>(E); M && M->isArrow())
      allow(M->getBase()); // handle_->field
    // Children come after their parents, so what was allowed is known by now.
    if (const FieldDecl *F = ownMember(E);
        F && E == strip(E) && !Allowed.count(E))
      OutOfReach[F] = true;
    return true;
  }

private:
  void allow(const Expr *E) {
    if (ownMember(E))
      Allowed.insert(strip(E));
  }

  void visitCall(const CallView &Call) {
    for (unsigned N = 1; N <= Call.size(); ++N)
      if (const FieldDecl *F = ownMember(Call.argument(N));
          F &&
          ClientProtocol(ownerOf(F)).treat(P, Call, N, Denotes::Client).K ==
              Treatment::Borrows)
        allow(Call.argument(N));
  }

  /// The library of the client in \p F, as far as it is known by now.
  const catalogue::Library *ownerOf(const FieldDecl *F) const {
    const auto It = Opened.find(F);
    return It != Opened.end() && It->second ? It->second->Of->Owner : nullptr;
  }

  void open(const FieldDecl *F, const Expr *Value) {
    const Expr *E = strip(Value);
    const std::optional<CallView> Call = E ? CallView::of(E) : std::nullopt;
    if (Call && !Call->Construction) {
      for (Opening &O : P.openings(*Call))
        if (O.Gives.K == catalogue::Place::Return) {
          if (!Opened[F])
            Opened[F] = std::make_unique<Opening>(std::move(O));
          return;
        }
    }
    // Anything but null or another constant may be somebody else's client.
    if (!constantOf(Value, P.context()))
      OutOfReach[F] = true;
  }

  Program &P;
  llvm::DenseSet<const Expr *> Allowed;
};

} // namespace

std::vector<MemberLeak> memberLeaks(Program &P, const CXXRecordDecl &Class) {
  if (!Class.isCompleteDefinition() || Class.isDependentContext() ||
      Class.isUnion() || Class.isLambda() || Class.hasFriends())
    return {};
  const CXXDestructorDecl *Destructor = nullptr;
  std::vector<const CXXMethodDecl *> Methods;
  for (const CXXMethodDecl *M : Class.methods()) {
    if (M->isImplicit() || M->isDeleted() || M->isDefaulted())
      continue;
    const FunctionDecl *Definition = nullptr;
    if (!M->hasBody(Definition))
      return {}; // somewhere else; it may close
    Methods.push_back(cast<CXXMethodDecl>(Definition));
    if (const auto *D = dyn_cast<CXXDestructorDecl>(Definition))
      Destructor = D;
  }
  for (const Decl *D : Class.decls())
    if (isa<FunctionTemplateDecl>(D))
      return {};
  bool MayOpen = false;
  for (const CXXMethodDecl *M : Methods)
    MayOpen |= P.mayOpen(M);
  if (!MayOpen)
    return {};
  MemberUses Uses(P);
  // Twice: whether a call borrows depends on what the member holds.
  for (const bool Again : {false, true}) {
    if (Again)
      Uses.forgetUses();
    for (const CXXMethodDecl *M : Methods)
      Uses.visitMethod(*M);
  }
  std::vector<MemberLeak> Found;
  for (const FieldDecl *F : Class.fields()) {
    const auto It = Uses.Opened.find(F->getCanonicalDecl());
    if (It != Uses.Opened.end() && It->second &&
        !Uses.OutOfReach.count(F->getCanonicalDecl()))
      Found.push_back({F, *It->second, Destructor});
  }
  return Found;
}

} // namespace closecall::obligation
