//===- MemberUses.cpp - What the methods of a class do with its members ---===//
//
// Part of closecall, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "obligation/MemberUses.h"
#include "obligation/Program.h"
#include "support/Walk.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using closecall::catalogue::Place;

namespace closecall::obligation {

namespace {

/// What `&x` and `x` name, for an argument that a call fills in.
const Expr *pointee(const Expr *E) {
  E = strip(E);
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(E);
      U && U->getOpcode() == UO_AddrOf)
    return strip(U->getSubExpr());
  return E;
}

/// Whether the function assigns the local variable, or takes its address.
bool isChanged(const VarDecl &V, const FunctionDecl &In) {
  return contains(In.getBody(), Closures::Enter, [&](const Stmt &S) {
    const Expr *Target = nullptr;
    if (const auto *B = dyn_cast<BinaryOperator>(&S); B && B->isAssignmentOp())
      Target = B->getLHS();
    if (const auto *U = dyn_cast<UnaryOperator>(&S);
        U && (U->getOpcode() == UO_AddrOf || U->isIncrementDecrementOp()))
      Target = U->getSubExpr();
    const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(Target));
    return R && R->getDecl() == &V;
  });
}

class Visitor : public FunctionVisitor<Visitor> {
public:
  /// Of the fields of \p Structs; without any, of private members of `this`.
  Visitor(Program &P, MemberUses &Uses, const RecordSet &Structs)
      : P(P), Uses(Uses), Structs(Structs) {}

  void visitMethod(const CXXMethodDecl &M) {
    In = &M;
    const auto *C = dyn_cast<CXXConstructorDecl>(&M);
    MovesFrom = (C && C->isCopyOrMoveConstructor()) ||
                        M.isMoveAssignmentOperator() ||
                        M.isCopyAssignmentOperator()
                    ? M.getParamDecl(0)
                    : nullptr;
    if (C)
      for (const CXXCtorInitializer *I : C->inits()) {
        if (I->isMemberInitializer() && I->getInit() &&
            I->getMember()->getAccess() == AS_private)
          assign(I->getMember()->getCanonicalDecl(), I->getInit());
        TraverseStmt(I->getInit());
      }
    TraverseStmt(M.getBody());
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B->getOpcode() != BO_Assign)
      return true;
    if (const FieldDecl *F = ownMember(B->getLHS())) {
      Allowed.insert(strip(B->getLHS()));
      assign(F, B->getRHS());
    } else if (movedFrom(B->getLHS()) && isConstant(B->getRHS())) {
      Allowed.insert(strip(B->getLHS()));
    }
    return true;
  }

  bool VisitStmt(Stmt *S) {
    // In C a condition is the pointer itself.
    if (const auto *If = dyn_cast<IfStmt>(S))
      allow(If->getCond());
    else if (const auto *While = dyn_cast<WhileStmt>(S))
      allow(While->getCond());
    else if (const auto *C = dyn_cast<ConditionalOperator>(S))
      allow(C->getCond());
    return true;
  }

  bool VisitExpr(Expr *E) {
    if (const std::optional<CallView> Call = CallView::of(E))
      visitCall(*Call);
    else if (const auto *B = dyn_cast<BinaryOperator>(E);
             B && (B->isComparisonOp() || B->isLogicalOp()))
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
    const FieldDecl *F = field(E);
    if (!F || E != strip(E) || Allowed.count(E))
      return true;
    if (ownMember(E))
      Uses[F].Followed.insert(In);
    else
      Uses[F].OutOfReach = true; // of another object
    return true;
  }

private:
  /// The field that \p E names, if it is one that is looked at; of any object.
  const FieldDecl *field(const Expr *E) const {
    const auto *M = dyn_cast_or_null<MemberExpr>(strip(E));
    const auto *F = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
    if (!F || (Structs.empty() ? F->getAccess() != AS_private
                               : !Structs.count(F->getParent())))
      return nullptr;
    return F->getCanonicalDecl();
  }

  /// The same of an object that is ours.
  const FieldDecl *ownMember(const Expr *E) const {
    const auto *M = dyn_cast_or_null<MemberExpr>(strip(E));
    const bool Own =
        M && (!Structs.empty() || isa<CXXThisExpr>(strip(M->getBase())));
    return Own ? field(E) : nullptr;
  }

  void allow(const Expr *E) {
    if (ownMember(E))
      Allowed.insert(strip(E));
  }

  bool isConstant(const Expr *E) const {
    return constantOf(E, P.context()).has_value();
  }

  /// The member of the object that is copied or moved from.
  const FieldDecl *movedFrom(const Expr *E) const {
    const auto *M = dyn_cast_or_null<MemberExpr>(strip(E));
    const auto *R = M ? dyn_cast<DeclRefExpr>(strip(M->getBase())) : nullptr;
    return R && MovesFrom && R->getDecl() == MovesFrom ? field(E) : nullptr;
  }

  void visitCall(const CallView &Call) {
    for (unsigned N = 1; N <= Call.size(); ++N)
      if (const FieldDecl *F = ownMember(Call.argument(N));
          F &&
          ClientProtocol(ownerOf(F)).treat(P, Call, N, Denotes::Client).K ==
              Treatment::Borrows)
        allow(Call.argument(N));
    for (const Opening &O : P.openingsAt(Call))
      if (O.Gives.K == Place::Argument)
        if (const Expr *Target = pointee(Call.argument(O.Gives.Index)))
          if (const FieldDecl *F = ownMember(Target)) {
            Allowed.insert(Target);
            open(F, O);
          }
  }

  /// The library of the client in \p F, as far as it is known by now.
  const catalogue::Library *ownerOf(const FieldDecl *F) const {
    const auto It = Uses.find(F);
    return It != Uses.end() && !It->second.Openings.empty()
               ? It->second.Openings.front().Site.Of->Owner
               : nullptr;
  }

  void open(const FieldDecl *F, const Opening &Site) {
    std::vector<MemberOpening> &Known = Uses[F].Openings;
    if (llvm::none_of(Known, [&](const MemberOpening &O) {
          return O.Site.Call.E == Site.Call.E;
        }))
      Known.push_back({In, Site});
  }

  /// `std::exchange(o.member, constant)` or `o.member`, of the object that is
  /// moved from.
  const FieldDecl *takenOver(const Expr *Value) {
    const Expr *E = strip(Value);
    if (const std::optional<CallView> Call = E ? CallView::of(E) : std::nullopt;
        Call && Call->Callee && isInStd(*Call->Callee) && Call->size() == 2 &&
        Call->Callee->getIdentifier() &&
        Call->Callee->getName() == "exchange" && isConstant(Call->argument(2)))
      E = strip(Call->argument(1));
    const FieldDecl *F = movedFrom(E);
    if (F)
      Allowed.insert(E);
    return F;
  }

  void assign(const FieldDecl *F, const Expr *Value) {
    if (const Opening *O = In ? openedValue(P, Value, *In) : nullptr) {
      open(F, *O);
      return;
    }
    // Anything but null or another constant may be somebody else's client.
    if (takenOver(Value) != F && !isConstant(Value))
      Uses[F].OutOfReach = true;
  }

  Program &P;
  MemberUses &Uses;
  const RecordSet &Structs;
  const ParmVarDecl *MovesFrom = nullptr;
  llvm::DenseSet<const Expr *> Allowed;
};

} // namespace

/// Whether a row says that some call in the function takes what \p V names:
/// who stores it then has no duty any more.
static bool isTaken(Program &P, const VarDecl &V, const Opening &Site,
                    const FunctionDecl &In) {
  return contains(In.getBody(), Closures::Leave, [&](const Stmt &S) {
    const auto *E = dyn_cast<Expr>(&S);
    const std::optional<CallView> Call = E ? CallView::of(E) : std::nullopt;
    if (!Call || !Call->Callee || P.callee(Call->Callee).Facts.empty())
      return false;
    for (unsigned N = 1; N <= Call->size(); ++N) {
      const auto *R = dyn_cast_or_null<DeclRefExpr>(strip(Call->argument(N)));
      if (R && R->getDecl() == &V &&
          ClientProtocol(Site.Of->Owner)
                  .treat(P, *Call, N, Denotes::Client)
                  .K == Treatment::Takes)
        return true;
    }
    return false;
  });
}

const Opening *openedValue(Program &P, const Expr *Value,
                           const FunctionDecl &In) {
  const Expr *E = strip(Value);
  const VarDecl *Named = nullptr;
  if (const auto *Default = dyn_cast_or_null<CXXDefaultInitExpr>(E))
    E = strip(Default->getExpr());
  if (const auto *R = dyn_cast_or_null<DeclRefExpr>(E)) {
    const auto *V = dyn_cast<VarDecl>(R->getDecl());
    if (!V || !V->hasLocalStorage() || isa<ParmVarDecl>(V) || isChanged(*V, In))
      return nullptr;
    Named = V;
    E = strip(V->getInit());
  }
  const std::optional<CallView> Call = E ? CallView::of(E) : std::nullopt;
  if (Call && !Call->Construction)
    for (const Opening &O : P.openingsAt(*Call))
      if (O.Gives.K == Place::Return && !O.OnlyIf)
        return Named && isTaken(P, *Named, O, In) ? nullptr : &O;
  return nullptr;
}

/// Looks twice: whether a call borrows depends on what the member holds.
static MemberUses lookTwice(Program &P, const RecordSet &Structs,
                            llvm::function_ref<void(Visitor &)> Look) {
  MemberUses Uses;
  for (const bool Again : {false, true}) {
    if (Again)
      for (auto &[Member, Use] : Uses)
        Use.Followed.clear(), Use.OutOfReach = false;
    Visitor V(P, Uses, Structs);
    Look(V);
  }
  return Uses;
}

MemberUses memberUses(Program &P,
                      llvm::ArrayRef<const CXXMethodDecl *> Methods) {
  return lookTwice(P, {}, [&](Visitor &V) {
    for (const CXXMethodDecl *M : Methods)
      V.visitMethod(*M);
  });
}

MemberUses fieldUses(Program &P, const RecordSet &Structs) {
  return lookTwice(P, Structs,
                   [&](Visitor &V) { visitUserCode(V, P.context()); });
}

} // namespace closecall::obligation
